//! The use cases that join plan, store and history.
