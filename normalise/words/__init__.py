"""What words mean wherever they stand: the rule files, the language pipeline, dates, headings of parts."""
