//! Figures first, then their renderings as text and JSON.
