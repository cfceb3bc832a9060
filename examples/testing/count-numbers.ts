/** The app: counts the numbers of all accounts by country. */
import { isInventoryError, listNumbers, type Account } from "number-inventory";

export async function countNumbers(accounts: readonly Account[]) {
  const counts: Record<string, number> = {};
  const failed: string[] = [];
  try {
    for await (const { country } of listNumbers(accounts, { onError: (_, { provider }) => failed.push(provider) })) {
      counts[country ?? "unknown"] = (counts[country ?? "unknown"] ?? 0) + 1;
    }
  } catch (error) {
    if (!isInventoryError(error)) {
      throw error;
    }
  }
  return { counts, failed };
}
