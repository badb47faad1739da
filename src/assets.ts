/**
 * @param assets the Worker's binding
 * @returns what reads a file of src/generated/assets by its name; it throws an Error that names the remedy
 */
export function assetReader(assets: Pick<Fetcher, "fetch">): (name: string) => Promise<ArrayBuffer> {
  return async (name) => {
    const response = await assets.fetch(`https://assets.invalid/${name}`);
    if (!response.ok) throw new Error(`asset ${name}: ${response.status}. Run npm run compile.`);
    return await response.arrayBuffer();
  };
}
