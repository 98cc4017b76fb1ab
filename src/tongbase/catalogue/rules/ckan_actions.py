"""Which actions of CKAN's API v3 are known and not served here, and where their ends are reached.

The names are those of CKAN's reference (API guide, Action API reference) and of its DataStore.
"""

from collections.abc import Iterable

from tongbase.catalogue.errors import ActionUnknownError, ActionUnsupportedError


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


CHANGING = _names(
    """
    package_create package_update package_patch package_delete package_revise dataset_purge
    package_resource_reorder package_owner_org_update package_relationship_create
    package_relationship_update package_relationship_delete package_collaborator_create
    package_collaborator_delete package_create_default_resource_views
    resource_create resource_update resource_patch resource_delete
    resource_create_default_resource_views resource_view_create resource_view_update
    resource_view_reorder resource_view_delete resource_view_clear
    bulk_update_private bulk_update_public bulk_update_delete
    group_create group_update group_patch group_delete group_purge group_member_create
    group_member_delete organization_create organization_update organization_patch
    organization_delete organization_purge organization_member_create organization_member_delete
    member_create member_delete user_create user_update user_patch user_delete user_invite
    user_generate_apikey api_token_create api_token_revoke vocabulary_create vocabulary_update
    vocabulary_delete tag_create tag_delete rating_create follow_user follow_dataset follow_group
    unfollow_user unfollow_dataset unfollow_group task_status_update task_status_update_many
    task_status_delete term_translation_update term_translation_update_many config_option_update
    job_clear job_cancel send_email_notifications dashboard_mark_activities_old
    """
)
OF_DATA = _names(
    """
    datastore_search datastore_search_sql datastore_info datastore_create datastore_upsert
    datastore_delete datastore_records_delete datastore_run_triggers datastore_analyze
    datastore_function_create datastore_function_delete datapusher_submit datapusher_status
    datapusher_hook xloader_submit xloader_status xloader_hook
    """
)
READING = _names(
    """
    member_list member_roles_list package_autocomplete package_collaborator_list
    package_collaborator_list_for_user package_relationships_list
    format_autocomplete user_list user_show
    user_autocomplete resource_view_show resource_view_list vocabulary_list vocabulary_show
    task_status_show term_translation_show get_site_user config_option_show config_option_list
    job_list job_show api_token_list user_activity_list package_activity_list group_activity_list
    organization_activity_list recently_changed_packages_activity_list activity_show
    activity_data_show activity_diff dashboard_activity_list dashboard_new_activities_count
    user_follower_list user_follower_count dataset_follower_list dataset_follower_count
    group_follower_list group_follower_count followee_list followee_count
    am_following_user am_following_dataset am_following_group
    """
)


def refuse_action(name: str, served: Iterable[str]) -> None:
    """Say why an action is not there: it changes something, hands out data, or is unknown."""
    if name in CHANGING:
        raise ActionUnsupportedError(
            f"动作“{name}”不可用:本接口是只读目录,不能由此修改;编制、变更和下线目录请登录本平台,"
            "或使用 /api/catalogue 接口。",
            f"The action {name} is not served: this is a read-only catalogue. Entries are "
            "compiled, revised and withdrawn in the console or by /api/catalogue.",
            field="action",
        )
    if name in OF_DATA:
        raise ActionUnsupportedError(
            f"动作“{name}”不可用:本接口是只读目录,不提供数据本身;请用 package_show 取得资源的 "
            "url,在该页面申请共享,获批后按授权取数。",
            f"The action {name} is not served: this is a read-only catalogue and holds no data. "
            "The url of a resource, as package_show tells it, is the page on which its data are "
            "applied for; a grant says how they are fetched.",
            field="action",
        )
    known = tuple(served)
    if name in READING:
        raise ActionUnsupportedError(
            f"动作“{name}”不可用:本接口是只读目录,提供的动作有:{'、'.join(known)}。",
            f"The action {name} is not served: this is a read-only catalogue with the actions "
            f"{', '.join(known)}.",
            field="action",
        )
    raise ActionUnknownError(
        f"没有名为“{name}”的动作,提供的动作有:{'、'.join(known)}。",
        f"Action name not known: {name}. There are {', '.join(known)}.",
        field="action",
    )
