//! Calls that wait on the thread that makes them.

use http::Method;
use serde_json::Value;
use tokio::runtime::Runtime;

use crate::calls::answer::Json;
use crate::calls::error::{BuildError, Error};
use crate::echo::{self, Echo};
use crate::offline::{answering, call, client, ok};

#[test]
fn a_program_without_a_runtime_can_wait_for_an_answer() -> Result<(), Error> {
    let mock = answering(Method::GET, [ok()]);
    let answer = call(&client(&mock), Method::GET).send_blocking::<Json<Value>>()?;
    assert_eq!(answer.value["name"], "Ada");
    Ok(())
}

#[test]
fn both_kinds_of_calls_share_a_client() -> Result<(), Error> {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(echo::serve());
    let client = echo::client(&server);
    for _ in 0..3 {
        call(&client, Method::GET).send_blocking::<Json<Echo>>()?;
        runtime.block_on(call(&client, Method::GET).send::<Json<Echo>>())?;
    }
    // The last of a client may be dropped where nothing may wait.
    runtime.block_on(async move { drop(client) });
    Ok(())
}

#[tokio::test]
async fn on_a_thread_of_a_runtime_waiting_is_an_error() {
    let mock = answering(Method::GET, [ok()]);

    let sent = call(&client(&mock), Method::GET).send_blocking::<Json<Echo>>();

    let error = sent.unwrap_err();
    assert!(matches!(
        error,
        Error::Build(BuildError::BlockingInsideAsync)
    ));
    assert!(error.to_string().contains("`.await` the call"), "{error}");
    assert_eq!(mock.requests().len(), 0);
}
