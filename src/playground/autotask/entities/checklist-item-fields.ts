import { field, referenceField, textField, type FieldInformation } from '../field-information';

const readOnly = { isReadOnly: true };

/** Fields of TicketChecklistItems (entity page of that name). */
export function checklistItemFields(): FieldInformation[] {
  return [
    field('id', 'long', { ...readOnly, isRequired: true }),
    referenceField('completedByResourceID', 'Resource', readOnly),
    field('completedDateTime', 'datetime', readOnly),
    field('isCompleted', 'boolean'),
    field('isImportant', 'boolean'),
    textField('itemName', 600, { isRequired: true }),
    referenceField('knowledgebaseArticleID', 'KnowledgebaseArticle'),
    field('position', 'integer'),
    referenceField('ticketID', 'Ticket', { isRequired: true }),
  ];
}
