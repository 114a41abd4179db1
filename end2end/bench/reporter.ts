// Passes on what a measurement prints, and why there is none.
import type { Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';

export default class Plain implements Reporter {
  printsToStdio(): boolean {
    return true;
  }

  onStdOut(text: string | Buffer): void {
    process.stdout.write(text);
  }

  /** How far it is. */
  onStdErr(text: string | Buffer): void {
    process.stderr.write(text);
  }

  onTestEnd(_test: TestCase, { errors }: TestResult): void {
    errors.forEach((error) => this.onError(error));
  }

  onError({ stack, message }: TestError): void {
    console.error(stack ?? message);
  }
}
