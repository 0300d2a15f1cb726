//! Parameters that are cookies: beside each other, and escaped no more than they have to be.

use reqwest::Method;
use serde_json::json;

use crate::calls::answer::Json;
use crate::calls::call::Call;
use crate::calls::error::Error;
use crate::calls::style::Style;
use crate::echo::{self, Echo};

/// What the server receives as the header `cookie`.
async fn cookies(call: Call) -> Result<Option<String>, Error> {
    let mut echo = call.send::<Json<Echo>>().await?.value;
    Ok(echo.headers.remove("cookie").map(|values| values.join("|")))
}

#[tokio::test]
async fn cookies_stand_beside_each_other() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::client(&server);
    let list = json!(["blue", "black", "brown"]);
    let object = json!({ "R": 100, "G": 200, "B": 150 });
    let call = client
        .call(Method::GET, "/")
        .cookie("session", "a;b=c")
        .cookie_as("list", Style::FORM, &list)
        .cookie_as("each", Style::FORM.exploded(), &list)
        .cookie_as("object", Style::FORM.exploded(), &object)
        .cookie("session", "d e")
        .cookie_as("each", Style::FORM.exploded(), ["red"]);

    assert_eq!(
        cookies(call).await?.unwrap(),
        "list=blue,black,brown; R=100; G=200; B=150; session=d%20e; each=red"
    );
    let call = client
        .call(Method::GET, "/")
        .cookie("a", 1)
        .cookie_as("a", Style::FORM, json!([]));
    assert_eq!(cookies(call).await?, None);
    Ok(())
}

#[tokio::test]
async fn no_more_of_a_cookie_is_escaped_than_has_to_be() -> Result<(), Error> {
    let server = echo::serve().await;
    let client = echo::client(&server);
    let held = "aZ09!#$&'()*+-./:<=>?@[]^_`{|}~";
    let call = client
        .call(Method::GET, "/")
        .cookie("held", held)
        .cookie("of!signs", 1)
        .cookie_as("list!", Style::FORM, ["a/b==", "c,d"])
        .cookie("rest", "a b\"c,d;e\\f%g\u{e4}\n");

    assert_eq!(
        cookies(call).await?.unwrap(),
        format!(
            "held={held}; of!signs=1; list!=a/b==,c%2Cd; rest=a%20b%22c%2Cd%3Be%5Cf%25g%C3%A4%0A"
        )
    );
    Ok(())
}
