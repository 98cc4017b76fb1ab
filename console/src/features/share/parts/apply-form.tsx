import { useMutation } from "@tanstack/react-query";
import Button from "antd/es/button";
import Form from "antd/es/form";
import dayjs from "dayjs";
import { useEffect, useRef } from "react";
import { useLocation, useNavigate, useSearchParams } from "react-router";
import { pair, useSay } from "@/shared/lib/words";
import { putFaults } from "@/shared/ui/faults";
import { FormFooter } from "@/shared/ui/form-section";
import { ProblemNote } from "@/shared/ui/problem-note";
import { useTell } from "@/shared/ui/tell";
import { useTyped } from "@/shared/ui/typed";
import { type Application, useApplicationVerbs } from "../queries/applications";
import { contentOf, type FormValues } from "../rules";
import { SAVED } from "../words";
import { HowAndUntil, WhatData, WhyAndWhere } from "./apply-fields";
import type { Entry } from "./entry";

const SAVE = pair("保存草稿", "Save the draft");
const SUBMIT = pair("提交申请", "Submit");
const AGAIN = pair("补正并重新提交", "Complete and submit again");
const SENT = pair("申请已提交", "The application is submitted");

const initialOf = (of: Application): FormValues => ({
  ...of,
  system_id: of.system_id || undefined,
  until: of.until ? dayjs(of.until) : null,
});

interface ApplyFormProps {
  readonly entry: Entry;
  /** The draft or the returned application; a new one without. */
  readonly of?: Application;
}

/** What an application says. What is missing the server tells, all at once, when it is submitted. */
export function ApplyForm({ entry, of }: ApplyFormProps) {
  const say = useSay();
  const tell = useTell();
  const navigate = useNavigate();
  const initial = of && initialOf(of);
  const { form, touch, sending: keep } = useTyped<FormValues>(initial);
  const send = useSend(entry, of);
  const sending = useMutation({
    mutationFn: (step: "save" | "submit") => send(step, form.getFieldsValue()),
    onMutate: keep,
    onSuccess: (made, step) => {
      if (made.missing.length === 0) tell.good(say(step === "save" ? SAVED : SENT));
      const page = `/share/applications/${made.id}`;
      void navigate(step === "save" ? `${page}/edit` : page, { replace: step === "save" });
    },
    onError: (error, _, takeBack) => {
      takeBack?.();
      putFaults(form, error, say);
    },
  });
  useFieldInView();
  const returned = of?.verbs.includes("supplement") ?? false;
  const doing = (step: "save" | "submit") => sending.isPending && sending.variables === step;
  return (
    <Form form={form} layout="vertical" initialValues={initial} onValuesChange={touch}>
      <HowAndUntil entry={entry} own={of?.id} />
      <WhyAndWhere />
      <WhatData entry={entry} names={of?.division_names ?? {}} />
      <FormFooter>
        {sending.error && <ProblemNote error={sending.error} />}
        <Button type="primary" loading={doing("submit")} onClick={() => sending.mutate("submit")}>
          {say(returned ? AGAIN : SUBMIT)}
        </Button>
        {!returned && (
          <Button loading={doing("save")} onClick={() => sending.mutate("save")}>
            {say(SAVE)}
          </Button>
        )}
      </FormFooter>
    </Form>
  );
}

/** Drafts, edits, submits or completes; what was drafted once is not drafted again. */
function useSend(entry: Entry, of: Application | undefined) {
  const verbs = useApplicationVerbs();
  const drafted = useRef(of?.id);
  return async (step: "save" | "submit", values: FormValues): Promise<Application> => {
    const content = contentOf(values);
    if (of?.verbs.includes("supplement")) return verbs.supplement(of.id, content);
    const kept = drafted.current
      ? await verbs.edit(drafted.current, content)
      : await verbs.draft(entry.id, content);
    drafted.current = kept.id;
    return step === "submit" ? verbs.submit(kept.id) : kept;
  };
}

/** Brings the field into view for which somebody came, each time that they come. */
function useFieldInView() {
  const [search] = useSearchParams();
  const { key } = useLocation();
  const field = search.get("field");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link may be followed twice.
  useEffect(() => {
    if (field) document.getElementById(field)?.scrollIntoView({ block: "center" });
  }, [field, key]);
}
