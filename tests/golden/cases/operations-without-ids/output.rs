//- README.md
<!-- @generated; do not edit. -->

# golden-case

Client for the Pets API

```toml
[dependencies]
golden-case = "0.1.0"
tokio = { version = "1", features = ["macros", "rt-multi-thread"] }
```

```rust
use golden_case::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::builder().build()?;
    let value = client.pets().list().await?;
    println!("{value:#?}");
    Ok(())
}
```

TLS is chosen by feature: `rustls` (the default) or `native-tls`.

## Operations

### Pets

| method | request |
| --- | --- |
| `client.pets().list()` | `GET /v1/pets` |
| `client.pets().create()` | `POST /v1/pets` |
| `client.pets().get(id)` | `GET /v1/pets/{id}` |
| `client.pets().replace(id)` | `PUT /v1/pets/{id}` |
| `client.pets().delete(id)` | `DELETE /v1/pets/{id}` |
| `client.pets().update(id)` | `PATCH /v1/pets/{id}` |
| `client.pets().get_friend(id, friend)` | `GET /v1/pets/{id}/friends/{friend}` |
| `client.pets().list_for_shelter(id)` | `GET /v1/shelters/{id}/pets` |

## Licence

MIT or Apache-2.0, as you prefer.

