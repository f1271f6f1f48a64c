/** The sets of operators that words share, so that like fields answer like conditions. */
import type { Operator } from './contracts';

export const EXACT_OPERATORS: readonly Operator[] = ['$eq', '$ne', '$in', '$nin', '$empty'];

const RANGE: readonly Operator[] = ['$gt', '$gte', '$lt', '$lte', '$between'];
const PARTS: readonly Operator[] = ['$contains', '$startsWith', '$endsWith'];

export const TEXT_OPERATORS: readonly Operator[] = [...EXACT_OPERATORS, ...PARTS, ...RANGE];
export const PASSAGE_OPERATORS: readonly Operator[] = ['$eq', '$ne', ...PARTS, '$empty'];
export const NUMBER_OPERATORS: readonly Operator[] = [...EXACT_OPERATORS, ...RANGE];
export const TIME_OPERATORS: readonly Operator[] = [...EXACT_OPERATORS, ...RANGE, '$during'];
export const BOOLEAN_OPERATORS: readonly Operator[] = ['$eq', '$ne', '$empty'];
export const REFERENCE_OPERATORS: readonly Operator[] = [...EXACT_OPERATORS, '$under'];
export const SET_OPERATORS: readonly Operator[] = ['$contains', '$in', '$nin', '$eq', '$empty'];
