//! The tests of the whole project; see the folders beside this file.
