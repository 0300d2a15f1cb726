//! What every operation's builder can do once its arguments are set.

/// Gives a builder with the field `call` its `send` and `answer`, and makes it awaitable.
///
/// `sends!(List, Json<Page<User>> => Page<User>)` reads: the answer to `List` is decoded by
/// `Json<Page<User>>`, which gives a `Page<User>`.
macro_rules! sends {
    ($builder:ident, $decode:ty => $value:ty) => {
        impl $builder {
            /// Sets what any call can have: time limits, retries, further headers and parameters.
            ///
            /// `.configure(|call| call.timeout(limit))`
            pub fn configure(mut self, change: impl FnOnce(crate::Call) -> crate::Call) -> Self {
                self.call = change(self.call);
                self
            }

            /// Sends the request and gives the value of the answer; `.await` alone does the same.
            ///
            /// # Errors
            ///
            /// See [`Error`](crate::Error).
            pub async fn send(self) -> Result<$value, crate::Error> {
                Ok(self.answer().await?.value)
            }

            /// Sends the request and gives the whole answer: value, status, headers and body.
            ///
            /// # Errors
            ///
            /// See [`Error`](crate::Error).
            pub async fn answer(self) -> Result<crate::Answer<$value>, crate::Error> {
                self.call.send::<$decode>().await
            }

            /// Like [`send`](Self::send), for programs without an async runtime.
            ///
            /// # Errors
            ///
            /// See [`Error`](crate::Error); it is one to be on a thread of an async runtime.
            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> Result<$value, crate::Error> {
                Ok(self.answer_blocking()?.value)
            }

            /// Like [`answer`](Self::answer), for programs without an async runtime.
            ///
            /// # Errors
            ///
            /// See [`Error`](crate::Error); it is one to be on a thread of an async runtime.
            #[cfg(feature = "blocking")]
            pub fn answer_blocking(self) -> Result<crate::Answer<$value>, crate::Error> {
                self.call.send_blocking::<$decode>()
            }
        }

        impl IntoFuture for $builder {
            type Output = Result<$value, crate::Error>;
            type IntoFuture = crate::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }
    };
}

pub(crate) use sends;
