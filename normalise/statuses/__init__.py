"""What phrases and marks say of progress: statuses, answers, degrees, dates due."""
