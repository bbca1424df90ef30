"""The paper itself: its title, kind, body and date, its sections, the counts that it states and what it attaches."""
