/** All rules about sound artefacts, in the order in which they are told. What makes artefacts unsound is found by `language/check-layers.ts`. */
import { choicesNobodyUses, choiceThatIsNone } from './choices';
import {
  conditionThatSelectsEverything,
  conditionThatSelectsNothing,
  pickerWithoutIndex,
  selectionOutsideItsView,
  selectionsOfOneCondition,
} from './conditions';
import { referenceToNothingShipped, shippedKeyTwice, shippedRecordWithGaps } from './data';
import {
  entityThatNobodyMayRead,
  entityThatNoViewShows,
  needlessIndex,
  pluralLikeSingular,
  rowTooWide,
  stagesThatAreNone,
  titleThatIsNotSaid,
  titleThatNamesNothing,
} from './entities';
import {
  answerThatNeverChanges,
  comparisonWithItself,
  computedFieldNobodyReads,
  formulaOnManyOthers,
  formulaThatComputesNothing,
  optionThatDoesNotExist,
} from './expressions';
import {
  currencyThatLeadsNowhere,
  defaultOfComputedField,
  limitsThatCross,
  referenceSilentOnDelete,
  requiredFieldNeverVisible,
  requiredFieldNobodyMayFill,
  requiredReferenceThatEmpties,
  searchableFieldWithoutText,
  uniqueCombinationWithEmptyValues,
} from './fields';
import { fieldOnNoForm, requiredFieldNeverShown } from './fields-on-forms';
import { emptyPartOfAForm, fieldTwiceOnAForm, formNobodyOpens, listAmongFields } from './forms';
import { iconNobodyKnows } from './icons';
import { layerThatChangesNothing } from './layers';
import {
  dependencyNobodyUses,
  emptyPackage,
  nameWithoutPrefix,
  packageThatIsNotDeclared,
  placeBesideAStranger,
  prefixesThatOverlap,
} from './packages';
import {
  actionWiderThanRead,
  everyFieldHidden,
  everythingMayChange,
  fieldRuleWithoutEffect,
  importWithoutCreate,
  ownWithoutOwner,
  partWithoutParent,
  referenceNobodyMayFollow,
  rightsThatGrantNothing,
  roleThatGrantsNothing,
} from './roles';
import type { Rule } from './rule';
import {
  entitiesOfOneLabel,
  fieldsOfOneLabel,
  labelTooLong,
  neighboursOfOneLabel,
  straySpaces,
  textThatIsNotTranslated,
} from './texts';
import {
  boardWithoutLanes,
  figureThatCannotBe,
  filterWithoutIndex,
  listOfHiddenColumns,
  orderWithoutIndex,
  tooManyColumns,
  viewNobodyReaches,
} from './views';
import { emptyGroup, groupInsideGroup, itemsNobodyMayOpen, viewTwiceInAWorkspace } from './workspaces';

export const RULES: readonly Rule[] = [
  fieldOnNoForm,
  requiredFieldNeverShown,
  requiredFieldNobodyMayFill,
  requiredFieldNeverVisible,
  limitsThatCross,
  defaultOfComputedField,
  searchableFieldWithoutText,
  requiredReferenceThatEmpties,
  referenceSilentOnDelete,
  currencyThatLeadsNowhere,
  uniqueCombinationWithEmptyValues,
  fieldsOfOneLabel,

  titleThatNamesNothing,
  titleThatIsNotSaid,
  entityThatNoViewShows,
  entityThatNobodyMayRead,
  pluralLikeSingular,
  entitiesOfOneLabel,
  needlessIndex,
  rowTooWide,
  stagesThatAreNone,

  textThatIsNotTranslated,
  labelTooLong,
  straySpaces,
  neighboursOfOneLabel,
  iconNobodyKnows,

  optionThatDoesNotExist,
  answerThatNeverChanges,
  comparisonWithItself,
  conditionThatSelectsNothing,
  conditionThatSelectsEverything,
  computedFieldNobodyReads,
  formulaOnManyOthers,
  formulaThatComputesNothing,

  viewNobodyReaches,
  listOfHiddenColumns,
  tooManyColumns,
  orderWithoutIndex,
  filterWithoutIndex,
  boardWithoutLanes,
  figureThatCannotBe,
  selectionsOfOneCondition,
  selectionOutsideItsView,
  pickerWithoutIndex,

  formNobodyOpens,
  fieldTwiceOnAForm,
  emptyPartOfAForm,
  listAmongFields,

  roleThatGrantsNothing,
  rightsThatGrantNothing,
  actionWiderThanRead,
  ownWithoutOwner,
  fieldRuleWithoutEffect,
  everyFieldHidden,
  partWithoutParent,
  importWithoutCreate,
  everythingMayChange,
  referenceNobodyMayFollow,

  emptyGroup,
  itemsNobodyMayOpen,
  groupInsideGroup,
  viewTwiceInAWorkspace,

  choicesNobodyUses,
  choiceThatIsNone,

  dependencyNobodyUses,
  packageThatIsNotDeclared,
  prefixesThatOverlap,
  layerThatChangesNothing,
  nameWithoutPrefix,
  placeBesideAStranger,
  emptyPackage,

  shippedRecordWithGaps,
  referenceToNothingShipped,
  shippedKeyTwice,
];
