/** The catalogue and the price lists as records. */
import type { Context } from '../platform/foundation/context';
import type { RecordBody, Records } from '../platform/records/contracts';
import { CATEGORIES, catalogue, type ProductSeed } from './catalogue';
import { type Dice, dice } from './random';
import type { Writer } from './writer';

export interface StockedProduct extends ProductSeed {
  readonly id: string;
}

/** Brings categories and products. */
export async function bringCatalogue(writer: Writer, suppliers: readonly string[]): Promise<readonly StockedProduct[]> {
  const categories = new Map<string, string>();
  for (const { code, name, parent } of CATEGORIES) {
    const [id = ''] = await writer.put('productCategory', 'code', [
      { code, name, parent: (parent && categories.get(parent)) || null },
    ]);
    categories.set(code, id);
  }
  const products = catalogue(dice('catalogue'));
  const stock = dice('stock');
  const inputs = products.map((each) => product(each, categories.get(each.category) ?? null, suppliers, stock));
  const ids = await writer.put('product', 'code', inputs);
  return products.map((each, index) => ({ ...each, id: ids[index] ?? '' }));
}

function product(seed: ProductSeed, category: string | null, suppliers: readonly string[], stock: Dice) {
  const { code, name, kind, unit, brand, warranty } = seed;
  const base = {
    code,
    name,
    kind,
    unit,
    brand,
    category,
    price: `${seed.price}.00`,
    cost: `${seed.cost}.00`,
    vat: '20',
  };
  if (kind !== 'goods') return { ...base, status: 'onSale' };
  const reorderLevel = seed.price > 100_000 ? 2 : seed.price > 10_000 ? 10 : 60;
  const old = stock.chance(0.05);
  return {
    ...base,
    warranty,
    supplier: stock.pick(suppliers),
    status: old ? 'withdrawn' : stock.chance(0.1) ? 'onOrder' : 'onSale',
    discontinued: old,
    inStock: Math.floor(stock.next() * stock.next() * reorderLevel * 8),
    onOrder: stock.chance(0.25) ? stock.whole(1, reorderLevel * 2) : 0,
    reorderLevel,
  };
}

/** Shares of the product's own price in the price lists, and from which quantity a lower one holds. */
const PRICE_RULES: Readonly<Record<string, readonly { readonly from: number; readonly share: number }[]>> = {
  retail: [{ from: 0, share: 1 }],
  wholesale: [
    { from: 0, share: 0.93 },
    { from: 50, share: 0.9 },
  ],
  partner: [{ from: 0, share: 0.85 }],
}; // prettier-ignore

/** Brings the prices of every list that has none yet. */
export async function bringPrices(
  records: Records,
  context: Context,
  lists: readonly RecordBody[],
  products: readonly StockedProduct[],
): Promise<void> {
  for (const list of lists) {
    const rules = PRICE_RULES[String(list.code)] ?? [];
    const found = await records.find(context, 'price', {
      where: { priceList: list.id },
      fields: ['product'],
      limit: 1000,
    });
    if (rules.length === 0 || found.records.length > 0) continue;
    const create = products.flatMap((each) =>
      rules
        .filter(({ from }) => from === 0 || each.price < 10_000)
        .map(({ from, share }) => ({
          priceList: list.id,
          product: each.id,
          minQuantity: String(from),
          price: (each.price * share).toFixed(2),
        })),
    );
    await records.batch(context, 'price', { create });
  }
}
