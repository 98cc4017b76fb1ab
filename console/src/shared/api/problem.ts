/** What the server says when something is wrong: a stable code, two sentences, the field at fault. */
import type { Pair } from "../lib/words";

interface Fault {
  readonly field: string;
  readonly message: string;
  readonly message_en: string;
}

export interface Told {
  readonly code: string;
  readonly message: string;
  readonly message_en: string;
  readonly field?: string;
  readonly facts?: { readonly faults?: readonly Fault[] } & Record<string, unknown>;
}

const UNREACHABLE: Told = {
  code: "console.unreachable",
  message: "无法连接服务器，请检查网络后重试。",
  message_en: "The server cannot be reached. Check the network and try again.",
};
const UNREADABLE: Told = {
  code: "console.unreadable",
  message: "服务器的回答无法识别，请稍后重试或联系管理员。",
  message_en: "The server's answer cannot be read. Try later or tell the operator.",
};

/** An answer of the server that is not what was asked for. */
export class Problem extends Error {
  readonly status: number;
  readonly told: Told;

  constructor(status: number, told: Told) {
    super(told.message);
    this.name = "Problem";
    this.status = status;
    this.told = told;
  }

  get words(): Pair {
    return { zh: this.told.message, en: this.told.message_en || this.told.message };
  }

  /** Not the reader's doing: the operator will ask for the code. */
  get isOurs(): boolean {
    return this.status === 0 || this.status >= 500;
  }

  /** The fields at fault with what is wrong in each: a form puts them where they belong. */
  get faults(): readonly { field: string; words: Pair }[] {
    const { facts, field } = this.told;
    if (facts?.faults) {
      return facts.faults.map((f) => ({
        field: f.field,
        words: { zh: f.message, en: f.message_en },
      }));
    }
    return field ? [{ field, words: this.words }] : [];
  }
}

export const unreachable = (): Problem => new Problem(0, UNREACHABLE);

/** Reads an error's body, whatever stood in between (a proxy's page, an empty answer). */
export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  return new Problem(response.status, isTold(body) ? body : UNREADABLE);
}

function isTold(body: unknown): body is Told {
  return typeof body === "object" && body !== null && "code" in body && "message" in body;
}

/** Any error as words for people; one that is not the server's is a bug of the console. */
export function wordsOfError(error: unknown): Pair {
  if (error instanceof Problem) return error.words;
  return { zh: "页面出现错误，请刷新后重试。", en: "This page has failed. Reload and try again." };
}
