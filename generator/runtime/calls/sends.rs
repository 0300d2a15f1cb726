//! The builders of operations, and what every one of them can do once its arguments are set.

/// Declares the builder of an operation, which holds its call: it has `send` and `answer`, and is
/// awaitable.
///
/// ```text
/// sends! {
///     pub struct List: Json<Page<User>> => Page<User>,
///     pages,
///     lenient: Json<Page<Lenient<User>>> => Page<Lenient<User>>,
/// }
/// ```
///
/// The first line reads: the answer to `List` is decoded by `Json<Page<User>>`, which gives a
/// `Page<User>`. With `pages`, one page leads to the next; with `lenient`, the list of the answer can
/// be read entry by entry, too.
macro_rules! sends {
    (@also $builder:ident $value:ty,) => {};
    (@also $builder:ident $value:ty, pages, $($rest:tt)*) => {
        crate::calls::paging::pages!($builder => $value);
        sends! { @also $builder $value, $($rest)* }
    };
    (@also $builder:ident $value:ty, lenient: $decode:ty => $lenient:ty,) => {
        crate::calls::lenient::lenient!($builder, $decode => $lenient);
    };
    (
        $(#[$attribute:meta])*
        pub struct $builder:ident: $decode:ty => $value:ty,
        $($also:tt)*
    ) => {
        $(#[$attribute])*
        #[derive(Debug)]
        #[must_use = "a call does nothing until it is sent"]
        pub struct $builder(crate::Call);

        impl $builder {
            /// Sets what any call can have: time limits, retries, further headers and parameters.
            ///
            /// `.configure(|call| call.timeout(limit))`
            pub fn configure(self, change: impl FnOnce(crate::Call) -> crate::Call) -> Self {
                Self(change(self.0))
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
                self.0.send::<$decode>().await
            }

            /// Like [`send`](Self::send), for programs without an async runtime.
            ///
            /// # Errors
            ///
            /// See [`Error`](crate::Error); and
            /// [`BuildError::BlockingInsideAsync`](crate::BuildError::BlockingInsideAsync) on a thread of an async runtime.
            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> Result<$value, crate::Error> {
                Ok(self.answer_blocking()?.value)
            }

            /// Like [`answer`](Self::answer), for programs without an async runtime.
            ///
            /// # Errors
            ///
            /// See [`Error`](crate::Error); and
            /// [`BuildError::BlockingInsideAsync`](crate::BuildError::BlockingInsideAsync) on a thread of an async runtime.
            #[cfg(feature = "blocking")]
            pub fn answer_blocking(self) -> Result<crate::Answer<$value>, crate::Error> {
                self.0.send_blocking::<$decode>()
            }
        }

        impl IntoFuture for $builder {
            type Output = Result<$value, crate::Error>;
            type IntoFuture = crate::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                Box::pin(self.send())
            }
        }

        sends! { @also $builder $value, $($also)* }
    };
}

pub(crate) use sends;
