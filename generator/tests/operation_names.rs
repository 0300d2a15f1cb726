//! The rule by which methods are named when the description does not name them.

use generator::lower::operation_names::{Described, operation_name, resource_name};

/// Tag, verb and path (with `[]` where the answer is a list); the method, and what the names of
/// inline types begin with.
const BY_PATH: &[(&str, &str, &str, &str)] = &[
    // The noun of the tag stands in the path.
    ("Users", "GET /v1/users []", "list", "ListUser"),
    ("Users", "POST /v1/users", "create", "CreateUser"),
    ("Queues", "GET /v1/queues/{id}", "get", "GetQueue"),
    ("Queues", "PUT /queues/{id}", "replace", "ReplaceQueue"),
    ("Queues", "PATCH /queues/{id}", "update", "UpdateQueue"),
    ("Queues", "DELETE /queues/{id}", "delete", "DeleteQueue"),
    ("Queues", "HEAD /queues/{id}", "head", "HeadQueue"),
    // In another number, case or spelling.
    ("Message", "GET /messages []", "list", "ListMessage"),
    (
        "ActivityLog",
        "GET /activitylog []",
        "list",
        "ListActivitylog",
    ),
    (
        "pull requests",
        "GET /pull-requests []",
        "list",
        "ListPullRequest",
    ),
    // What follows the noun belongs to the name, singular before an argument.
    (
        "Users",
        "GET /users/{id}/requested_conversations []",
        "list_requested_conversations",
        "ListRequestedConversationsUser",
    ),
    (
        "Users",
        "GET /users/{id}/emails/{email}",
        "get_email",
        "GetEmailUser",
    ),
    (
        "Message",
        "POST /conversations/{csid}/messages/historical",
        "create_historical",
        "CreateHistoricalMessage",
    ),
    // What stands before the noun says for whom, if nothing follows.
    (
        "Note",
        "GET /conversations/{csid}/notes []",
        "list_for_conversation",
        "ListNote",
    ),
    (
        "ActivityLog",
        "GET /conversations/{csid}/activitylog []",
        "list_for_conversation",
        "ListActivitylog",
    ),
    (
        "ActivityLog",
        "GET /conversations/activitylog []",
        "list",
        "ListActivitylog",
    ),
    (
        "Comments",
        "GET /orgs/{org}/posts/{post}/comments []",
        "list_for_post",
        "ListComment",
    ),
    // The noun is not there: the whole path is the name.
    (
        "Users",
        "POST /v1/anonymization_request",
        "create_anonymization_request",
        "CreateAnonymizationRequest",
    ),
    (
        "Users",
        "GET /v1/anonymization_request/{id}",
        "get_anonymization_request",
        "GetAnonymizationRequest",
    ),
    (
        "Admin",
        "GET /api/v2/sites/{site}/themes []",
        "list_site_themes",
        "ListSiteThemes",
    ),
    // One thing of a list that is itself a list is still got, not listed.
    ("Leagues", "GET /leagues/{id} []", "get", "GetLeague"),
    // Words of Rust and odd signs.
    ("Things", "GET /things/type", "get_type", "GetTypeThing"),
    ("Root", "GET /", "get", "Get"),
    ("Root", "TRACE /", "trace", "Trace"),
];

#[test]
fn methods_are_named_by_tag_verb_and_path() {
    for (tag, request, method, subject) in BY_PATH {
        let (verb, rest) = request.split_once(' ').unwrap();
        let path = rest.trim_end_matches(" []");
        let name = operation_name(&Described {
            tag,
            method: verb,
            path,
            is_list: rest.ends_with(" []"),
            id: None,
            given: None,
        });
        assert_eq!(
            (name.method.as_str(), name.subject.as_str()),
            (*method, *subject),
            "{request}"
        );
    }
}

#[test]
fn an_operation_id_goes_before_the_rule() {
    for (tag, id, method, subject) in [
        ("Users", "listUsers", "list_users", "ListUsers"),
        ("users", "users/list", "list", "UsersList"),
        ("Users", "user_get-by-id", "get_by_id", "UserGetById"),
        ("Users", "users", "users", "Users"),
        ("Users", "users/", "users", "Users"),
        ("Users", "match", "match_", "Match"),
        // What frameworks make up.
        (
            "users",
            "UsersController_findAll",
            "find_all",
            "UsersFindAll",
        ),
        (
            "users",
            "OwnersController_findAll",
            "owners_controller_find_all",
            "OwnersControllerFindAll",
        ),
        ("users", "read_all_users_get", "read_all", "ReadAllUser"),
        ("users", "list_users_users_get", "list_users", "ListUsers"),
        ("users", "_users_get", "get", "UsersGet"),
        ("users", "read_all_users_post", "read_all", "ReadAllUser"),
        ("users", "users_list", "list", "UsersList"),
        ("people", "users_list", "list_users", "ListUsers"),
        ("people", "users_list_12", "list_users", "ListUsers"),
        (
            "people",
            "users_bulk_update",
            "bulk_update_users",
            "BulkUpdateUsers",
        ),
        ("people", "all_users_list", "all_users_list", "AllUsersList"),
        ("all-users", "all_users_find", "find", "AllUsersFind"),
        // No word, no id.
        ("users", "_", "list", "ListUser"),
    ] {
        let name = operation_name(&Described {
            tag,
            method: "GET",
            path: "/users",
            is_list: true,
            id: Some(id),
            given: None,
        });
        assert_eq!(
            (name.method.as_str(), name.subject.as_str()),
            (method, subject),
            "{id}"
        );
    }
}

#[test]
fn a_resource_has_the_number_of_its_paths() {
    for (tag, paths, name) in [
        (
            "Message",
            &["/conversations/{csid}/messages"][..],
            "Messages",
        ),
        ("Note", &["/notes/{id}", "/notes"], "Notes"),
        (
            "ActivityLog",
            &["/conversations/activitylog"],
            "ActivityLog",
        ),
        ("flows", &["/v1/flows"], "flows"),
        (
            "Users",
            &["/v1/users", "/v1/anonymization_request"],
            "Users",
        ),
        ("Status", &["/status"], "Status"),
        ("Search", &["/queries"], "Search"),
    ] {
        assert_eq!(resource_name(tag, paths.iter().copied()), name);
    }
}

#[test]
fn a_given_name_goes_before_the_rule_and_its_types_say_what_it_is_of() {
    for (given, id, method, subject) in [
        ("list", None, "list", "ListChart"),
        ("list_charts", None, "list_charts", "ListCharts"),
        ("all of them", Some("getCharts"), "all_of_them", "AllOfThem"),
    ] {
        let name = operation_name(&Described {
            tag: "Charts",
            method: "GET",
            path: "/api/v1/chart/",
            is_list: false,
            id,
            given: Some(given),
        });
        assert_eq!(
            (name.method.as_str(), name.subject.as_str()),
            (method, subject),
            "{given}"
        );
    }
}
