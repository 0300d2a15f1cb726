//! Values for the tests of users.

use serde::Deserialize;
use serde_json::json;

use crate::testing::fixture::fixture;

#[derive(Debug, PartialEq, Deserialize)]
struct Shelf {
    books: Vec<Book>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Book {
    title: String,
    pages: Option<u32>,
}

#[test]
fn a_fixture_is_read_as_an_answer_would_be() {
    let book: Book = fixture(json!({ "title": "Emma", "shelf": 3 }));
    let title = "Emma".to_owned();
    assert_eq!(book, Book { title, pages: None });
}

#[test]
#[should_panic(
    expected = "the fixture does not fit `runtime::fixtures::Shelf` at `books[1].pages`: \
                invalid type: string \"many\", expected u32 at line 1 column 60; \
                given: {\"books\":[{\"title\":\"Emma\"},{\"title\":\"Ulysses\",\"pages\":\"many\"}]}"
)]
fn what_does_not_fit_ends_the_test_and_says_why() {
    let emma = json!({ "title": "Emma" });
    let ulysses = json!({ "title": "Ulysses", "pages": "many" });
    fixture::<Shelf>(json!({ "books": [emma, ulysses] }));
}
