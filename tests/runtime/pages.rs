//! Lists that come in pages: by links and by cursors, as pages and as entries.

use futures_util::{FutureExt, StreamExt, TryStreamExt};
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};
use wiremock::matchers::{path, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::calls::call::Call;
use crate::calls::error::{BuildError, Error};
use crate::calls::paging::{Follow, Paged, Pages, pages};
use crate::echo;

/// A page that says by a link where the next one is.
#[derive(Debug, PartialEq, Deserialize)]
struct Linked {
    data: Vec<u32>,
    next: Option<String>,
}

impl Paged for Linked {
    type Item = u32;

    const FOLLOW: Follow = Follow::Link;

    fn next(&self) -> Option<String> {
        self.next.clone()
    }

    fn into_items(self) -> Vec<u32> {
        self.data
    }
}

/// A page that has a cursor instead.
#[derive(Debug, PartialEq, Deserialize)]
struct Counted(Linked);

impl Paged for Counted {
    type Item = u32;

    const FOLLOW: Follow = Follow::Cursor("after");

    fn next(&self) -> Option<String> {
        self.0.next()
    }

    fn into_items(self) -> Vec<u32> {
        self.0.into_items()
    }
}

/// The builder of an operation, as the generator writes it.
struct List(Call);

pages!(List => Linked);

/// A server with three pages; `links` leads from the first to the second, and from that to the third.
async fn serve(links: [Value; 2]) -> MockServer {
    let server = MockServer::start().await;
    let [second, third] = links;
    for (cursor, page) in [
        (None, json!({ "data": [1, 2], "next": second })),
        (Some("b/2"), json!({ "data": [], "next": third })),
        (Some("c"), json!({ "data": [3], "next": "" })),
    ] {
        let mock = match cursor {
            Some(cursor) => Mock::given(query_param("after", cursor)),
            None => Mock::given(query_param_is_missing("after")),
        };
        let answer = ResponseTemplate::new(200).set_body_json(page);
        let mock = mock.and(path("/numbers")).respond_with(answer);
        mock.mount(&server).await;
    }
    server
}

async fn serve_links() -> MockServer {
    serve([json!("/numbers?limit=2&after=b%2F2"), json!("?after=c")]).await
}

fn list(server: &MockServer) -> List {
    let call = echo::client(server).call(Method::GET, "/numbers");
    List(call.query("limit", 2))
}

/// The queries that were sent, in order.
async fn queries(server: &MockServer) -> Vec<String> {
    let requests = server.received_requests().await.unwrap();
    let queries = requests.iter().map(|it| it.url.query().unwrap_or_default());
    queries.map(str::to_owned).collect()
}

fn reason(error: Error) -> &'static str {
    match error {
        Error::Build(BuildError::Link { path, reason }) => {
            assert_eq!(path, "/numbers");
            reason
        }
        error => panic!("{error}"),
    }
}

#[tokio::test]
async fn pages_follow_each_other_by_link() -> Result<(), Error> {
    let server = serve_links().await;

    let mut pages = list(&server).pages();
    let mut numbers = Vec::new();
    while let Some(page) = pages.try_next().await? {
        numbers.push(page.data);
    }

    assert_eq!(numbers, [vec![1, 2], vec![], vec![3]]);
    assert_eq!(pages.try_next().await?, None);
    let sent = ["limit=2", "limit=2&after=b%2F2", "after=c"];
    assert_eq!(queries(&server).await, sent);
    Ok(())
}

#[tokio::test]
async fn entries_are_a_stream() -> Result<(), Error> {
    let server = serve_links().await;
    let numbers: Vec<u32> = list(&server).items().try_collect().await?;
    assert_eq!(numbers, [1, 2, 3]);
    Ok(())
}

#[tokio::test]
async fn no_page_is_asked_for_before_it_is_wanted() -> Result<(), Error> {
    let server = serve_links().await;

    let mut items = list(&server).items();
    assert_eq!(queries(&server).await.len(), 0);
    assert_eq!(items.try_next().await?, Some(1));
    assert_eq!(items.try_next().await?, Some(2));
    assert_eq!(queries(&server).await.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_cursor_goes_into_the_query() -> Result<(), Error> {
    let server = serve([json!("b/2"), json!("c")]).await;

    let items = Pages::<Counted>::new(list(&server).0).items();
    let numbers: Vec<u32> = items.try_collect().await?;

    assert_eq!(numbers, [1, 2, 3]);
    let sent = ["limit=2", "limit=2&after=b%2F2", "limit=2&after=c"];
    assert_eq!(queries(&server).await, sent);
    Ok(())
}

#[tokio::test]
async fn pages_go_on_where_others_stopped() -> Result<(), Error> {
    let server = serve_links().await;

    let mut pages = list(&server).pages();
    assert_eq!(pages.cursor(), None);
    pages.try_next().await?;
    let saved = pages.cursor().expect("there are more pages").to_owned();

    let rest: Vec<u32> = list(&server)
        .pages()
        .resume(saved)
        .items()
        .try_collect()
        .await?;
    assert_eq!(rest, [3]);
    Ok(())
}

#[tokio::test]
async fn an_error_ends_the_pages_and_leaves_the_cursor() -> Result<(), Error> {
    let server = serve([json!("?after=gone"), json!(null)]).await;

    let mut pages = list(&server).pages();
    pages.try_next().await?;
    let error = pages.try_next().await.unwrap_err();

    assert_eq!(error.status().unwrap(), 404);
    assert_eq!(pages.cursor(), Some("?after=gone"));
    assert!(pages.next().await.is_none());
    Ok(())
}

#[tokio::test]
async fn a_link_that_comes_again_is_an_error() -> Result<(), Error> {
    let server = serve([json!("?after=b%2F2"), json!("?after=b%2F2")]).await;

    let mut items = list(&server).items();
    items.try_next().await?;
    items.try_next().await?;
    let error = items.try_next().await.unwrap_err();

    let expected = "the API gave it before, so that the list would never end";
    assert_eq!(reason(error), expected);
    assert_eq!(queries(&server).await.len(), 2);
    Ok(())
}

#[tokio::test]
async fn a_link_to_another_server_is_not_followed() -> Result<(), Error> {
    let elsewhere = echo::serve().await;
    let server = serve([json!(format!("{}/numbers", elsewhere.uri())), json!(null)]).await;

    let mut pages = list(&server).pages();
    pages.try_next().await?;
    let error = pages.try_next().await.unwrap_err();

    assert_eq!(
        error.to_string(),
        "a link of `/numbers` is not followed: it leads to another server than the call, and \
         credentials would go along"
    );
    assert_eq!(queries(&elsewhere).await.len(), 0);
    Ok(())
}

#[tokio::test]
async fn entries_can_be_taken_by_another_task() {
    let server = serve_links().await;
    let items = list(&server).items();
    let task = tokio::spawn(async move { items.try_collect::<Vec<u32>>().await });
    assert_eq!(task.await.unwrap().unwrap(), [1, 2, 3]);
}

/// As `select` and time limits do.
#[tokio::test]
async fn a_wait_that_is_given_up_loses_no_page() -> Result<(), Error> {
    let server = serve_links().await;

    let mut pages = list(&server).pages();
    assert!(pages.try_next().now_or_never().is_none());
    let page = pages.try_next().await?.expect("there is a page");

    assert_eq!(page.data, [1, 2]);
    assert_eq!(queries(&server).await.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_call_that_cannot_be_sent_says_so_once() {
    let server = serve_links().await;
    let call = list(&server).0.header("x-line", "a\nb");

    let mut pages = List(call).pages();

    let error = pages.try_next().await.unwrap_err();
    assert!(matches!(error, Error::Build(BuildError::Header { .. })));
    assert_eq!(pages.try_next().await.unwrap(), None);
}

#[tokio::test]
async fn what_is_shown_holds_no_cursor_and_no_entry() -> Result<(), Error> {
    let server = serve_links().await;
    let mut items = list(&server).items();
    items.try_next().await?;
    assert_eq!(
        format!("{items:?}"),
        "Items { pages: Pages { call: Call { method: GET, path: \"/numbers\", .. }, \
         has_ended: false, .. }, .. }"
    );
    Ok(())
}

/// A server that does not find the second page at first.
async fn serve_late() -> MockServer {
    let server = serve_links().await;
    let mock = Mock::given(query_param("after", "b/2"))
        .respond_with(ResponseTemplate::new(404))
        .up_to_n_times(1)
        .with_priority(1);
    mock.mount(&server).await;
    server
}

#[tokio::test]
async fn pages_that_failed_can_be_taken_up_again() -> Result<(), Error> {
    let server = serve_late().await;
    let mut pages = list(&server).pages();
    pages.try_next().await?;
    pages.try_next().await.unwrap_err();

    let cursor = pages.cursor().expect("the second page is left").to_owned();
    let rest: Vec<u32> = pages.resume(cursor).items().try_collect().await?;

    assert_eq!(rest, [3]);
    let sent = queries(&server).await;
    assert_eq!(
        sent[1..],
        ["limit=2&after=b%2F2", "limit=2&after=b%2F2", "after=c"]
    );
    Ok(())
}

/// A page whose entries may be anything.
#[derive(Debug, PartialEq, Deserialize)]
struct Loose {
    data: Vec<Value>,
    next: Option<String>,
}

impl Paged for Loose {
    type Item = Value;

    const FOLLOW: Follow = Follow::Link;

    fn next(&self) -> Option<String> {
        self.next.clone()
    }

    fn into_items(self) -> Vec<Value> {
        self.data
    }
}

#[tokio::test]
async fn a_page_that_does_not_fit_can_be_read_as_another_type() -> Result<(), Error> {
    let server = serve_links().await;
    let odd =
        ResponseTemplate::new(200).set_body_json(json!({ "data": ["x"], "next": "?after=c" }));
    let mock = Mock::given(query_param("after", "b/2")).respond_with(odd);
    mock.with_priority(1).mount(&server).await;
    let mut pages = list(&server).pages();
    pages.try_next().await?;
    assert!(matches!(pages.try_next().await, Err(Error::Decode(_))));

    let mut pages = pages.read_as::<Loose>();
    assert_eq!(pages.try_next().await?.unwrap().data, ["x"]);
    assert_eq!(pages.try_next().await?.unwrap().data, [3]);

    // After the last page there is nothing to be read as anything.
    assert_eq!(pages.read_as::<Linked>().try_next().await?, None);
    Ok(())
}

#[cfg(feature = "blocking")]
#[test]
fn pages_and_entries_can_be_waited_for() -> Result<(), Error> {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(serve_links());

    let mut pages = list(&server).pages();
    assert_eq!(pages.try_next_blocking()?.unwrap().data, [1, 2]);
    let mut numbers = Vec::new();
    let mut items = pages.items();
    while let Some(number) = items.try_next_blocking()? {
        numbers.push(number);
    }

    assert_eq!(numbers, [3]);
    let inside = runtime.block_on(async { list(&server).items().try_next_blocking() });
    assert!(matches!(
        inside,
        Err(Error::Build(BuildError::BlockingInsideAsync))
    ));
    Ok(())
}
