//! The printer leaves a file alone that a person has written in its manner.

#[test]
fn a_hand_written_file_comes_back_byte_for_byte() {
    let written = include_str!("print/hand_written.rs");
    let tokens = written.parse().expect("the file is Rust");
    assert_eq!(generator::print::rust(tokens), written);
}
