/** The words of change push. */
import { pair } from "@/shared/lib/words";
import { type States, state } from "@/shared/ui/status-tag";

export { PUSH } from "./menu";

export const TITLE = pair("订阅名称", "Name");
export const SUBSCRIBER = pair("订阅单位", "Subscriber");
export const SYSTEM = pair("应用系统", "System");
export const URL = pair("推送地址", "Address");
export const SECRET = pair("签名密钥", "Signing secret");
export const LAST = pair("最近送达", "Last delivered");
export const WAITING = pair("待推送", "Waiting");
export const DEAD = pair("死信", "Dead letters");
export const DELIVERED = pair("已送达", "Delivered");
export const STATE = pair("状态", "State");
export const LOG = pair("推送记录", "Delivery log");
export const WANTED = pair("订阅范围", "What is wanted");
export const GUIDE = pair("接入说明", "How to receive");
export const ADD = pair("新增变更订阅", "Subscribe to changes");
export const ALL = pair("不限", "Any");

export const FILTERS = {
  kinds: pair("变更类型", "Kinds of change"),
  providers: pair("提供单位", "Providers"),
  regions: pair("行政区划", "Regions"),
  classify: pair("信息资源分类", "Classification"),
  share_types: pair("共享类型", "Share types"),
  entry_ids: pair("指定目录", "Entries"),
};
export const KINDS: States = {
  published: state("首次发布", "Published", "good"),
  changed: state("变更发布", "New version", "good"),
  withdrawn: state("下线", "Withdrawn", "bad"),
  resource_bound: state("挂接资源", "Resource bound", "busy"),
  resource_released: state("解除挂接", "Resource released", "busy"),
  related: state("建立关联", "Related", "busy"),
  unrelated: state("解除关联", "Relation ended", "busy"),
  drafted: state("起草", "Drafted", "plain"),
  edited: state("修改草稿", "Draft edited", "plain"),
  submitted: state("提交审核", "Submitted", "plain"),
  recalled: state("撤回", "Recalled", "plain"),
  reviewed: state("审核", "Reviewed", "plain"),
  revised: state("起草新版本", "Revision begun", "plain"),
  deleted: state("删除草稿", "Draft deleted", "plain"),
};
export const TEST = state("测试消息", "Test", "plain");
export const SUBSCRIPTION_STATES: States = {
  active: state("推送中", "Active", "good"),
  paused: state("已暂停", "Paused", "wait"),
  disabled: state("已停用", "Disabled", "bad"),
};
/** An active one of which nothing arrives. */
export const STANDINGS: States = {
  ...SUBSCRIPTION_STATES,
  failing: state("推送失败中", "Failing", "bad"),
};
export const FAILING_SINCE = pair("失败起于", "Failing since");
export const GONE_SINCE = pair("停用于", "Disabled at");
export const ERROR = pair("最近错误", "Last error");
export const GONE = pair("停用原因", "Why");
export const GONE_WORDS = pair("接收方答复 410，不再接收", "The receiver is gone (410)");
export const NEXT = pair("下次重试", "Next try");
export const DELIVERY_STATES: States = {
  waiting: state("待推送", "Waiting", "wait"),
  delivered: state("已送达", "Delivered", "good"),
  dead: state("死信", "Dead letter", "bad"),
};
