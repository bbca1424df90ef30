"""Makes the sample papers: content written as TOML goes in, Word, PDF, scanned and text papers come out."""
