//! The domain: pure values. No files, no git, no screen, no clock.
