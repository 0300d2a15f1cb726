//! Values for the tests of those who use the crate.

use dixa_integrations::fixture;
use dixa_integrations::models::User;
use serde_json::json;

#[test]
fn a_user_is_made_of_what_the_test_is_about() {
    let user: User = fixture(json!({ "id": "u-1", "name": "Ada" }));

    assert_eq!(user.id, "u-1");
    assert_eq!(user.name.as_deref(), Some("Ada"));
    assert_eq!(user.email, None);
}

#[test]
#[should_panic(
    expected = "the fixture does not fit `dixa_integrations::models::user::User` at `.`: \
                missing field `id`"
)]
fn a_user_without_an_id_is_none() {
    fixture::<User>(json!({ "name": "Ada" }));
}
