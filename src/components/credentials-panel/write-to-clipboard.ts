/** By a person's click only. Rejects where the browser has no clipboard or the person said no. */
export async function writeToClipboard(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
