/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intake/assay-standard-columns.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/register/assay-figure.h"

#define WORDS(...) ((const char *const[]) { __VA_ARGS__, NULL })
#define REGISTER (1u << ASSAY_IMPORT_REGISTER)
#define SURVEY (1u << ASSAY_IMPORT_SURVEY)
#define RETURNS (1u << ASSAY_IMPORT_RETURNS)

static const AssayStandardColumn columns[] = {
  { ASSAY_COLUMN_RESPONSE_ID, "", N_ ("Response ID"),
    WORDS ("ID", "ResponseID", "Respondent ID", "Response number", "Form number", "Form no", "Form ID",
           "Questionnaire number", "Serial number", "Serial", "UserID", "Unique ID", "Submission ID", "Survey ID",
           "Return number", "Form reference", "Response ref", "Response", "ID.name"),
    ASSAY_HOLDS_TEXT, SURVEY },
  { ASSAY_COLUMN_DATE, "", N_ ("Date returned"),
    WORDS ("Date", "Date received", "Date submitted", "Date completed", "Completion time", "Completed",
           "End date", "EndDate", "Ended", "Timestamp", "Returned on", "Received", "Submitted", "RecordedDate",
           "Date of response", "Date of return", "Submit date", "Submitdate", "ID.date", "ID.endDate"),
    ASSAY_HOLDS_DATES, SURVEY },
  { ASSAY_COLUMN_PERIOD, "", N_ ("Period"),
    WORDS ("Quarter", "Reporting period", "Return period", "Financial quarter", "Period covered"),
    ASSAY_HOLDS_TEXT, RETURNS },
  { ASSAY_COLUMN_PROVIDER_REFERENCE, "", N_ ("Provider reference"),
    WORDS ("Provider ref", "Provider code", "Provider ID", "Provider number", "Provider no", "Agency reference",
           "Agency ref", "Agency code", "Agency number", "Agency ID", "Supplier reference", "Supplier ref",
           "Supplier number", "Supplier code", "Supplier ID", "Reference", "Ref", "Our reference",
           "Organisation reference", "Organisation code", "Care provider reference", "Care provider ref",
           "Care provider code", "Provider key"),
    ASSAY_HOLDS_TEXT, REGISTER | SURVEY | RETURNS },
  { ASSAY_COLUMN_CQC_ID, "", N_ ("CQC ID"),
    WORDS ("CQC provider ID", "CQC location ID", "CQC number", "CQC registration number", "CQC registration",
           "CQC reference", "Location ID", "CQC ref"),
    ASSAY_HOLDS_TEXT, REGISTER | SURVEY | RETURNS },
  { ASSAY_COLUMN_PROVIDER_NAME, "", N_ ("Provider"),
    WORDS ("Provider name", "Name of provider", "Care provider", "Agency", "Agency name", "Care agency",
           "Name of agency", "Home care provider", "Home care agency", "Organisation", "Organisation name",
           "Supplier", "Supplier name", "Company", "Company name", "Which provider", "Care company",
           "Which organisation provides your care", "Name of your care provider", "Who provides your care",
           "Your care provider", "Service provider", "Which agency provides your care"),
    ASSAY_HOLDS_TEXT, REGISTER | SURVEY | RETURNS },
  { ASSAY_COLUMN_PROVIDER_NAME, "", N_ ("Name"), WORDS ("Full name"), ASSAY_HOLDS_TEXT, REGISTER },
  { ASSAY_COLUMN_FIELD, ASSAY_FIELD_SERVICE_TYPE, N_ ("Service type"),
    WORDS ("Type of service", "Type", "Service", "Kind of service", "Care type", "Service category"),
    ASSAY_HOLDS_TEXT, REGISTER },
  { ASSAY_COLUMN_FIELD, ASSAY_FIELD_PEOPLE_SUPPORTED, N_ ("People supported"),
    WORDS ("Service users supported", "Service users", "Number of service users", "Clients", "Clients supported",
           "Customers", "Customers supported", "People using the service", "Number of clients",
           "Number of people supported", "Number of customers", "People"),
    ASSAY_HOLDS_COUNT, REGISTER },
  { ASSAY_COLUMN_FIELD, ASSAY_FIELD_QUESTIONNAIRES_SENT, N_ ("Questionnaires sent"),
    WORDS ("Surveys sent", "Forms sent", "Sent", "Number sent", "Questionnaires issued", "Surveys issued",
           "Questionnaires posted", "Questionnaires mailed", "Sample size"),
    ASSAY_HOLDS_COUNT, REGISTER },
  { ASSAY_COLUMN_FIELD, ASSAY_FIELD_UNDELIVERABLE, N_ ("Undeliverable"),
    WORDS ("Questionnaires undeliverable", "Undelivered", "Returned undelivered", "Not delivered",
           "Undeliverable questionnaires", "Returned to sender"),
    ASSAY_HOLDS_COUNT, REGISTER },
  { ASSAY_COLUMN_FIELD, ASSAY_FIELD_POSTCODE, N_ ("Postcode"),
    WORDS ("Post code", "Postal code", "Location postal code", "Location post code"), ASSAY_HOLDS_TEXT,
    REGISTER },
  { ASSAY_COLUMN_FIELD, ASSAY_FIELD_ADDRESS, N_ ("Address"),
    WORDS ("Street address", "Provider address", "Office address", "Address line 1"), ASSAY_HOLDS_TEXT, REGISTER },
  { ASSAY_COLUMN_FIELD, ASSAY_FIELD_CONTACT, N_ ("Contact"),
    WORDS ("Contact name", "Contact details", "Manager", "Registered manager", "Email", "Telephone", "Phone"),
    ASSAY_HOLDS_TEXT, REGISTER },
  { ASSAY_COLUMN_FIELD, ASSAY_FIELD_NOTE, N_ ("Note"), WORDS ("Notes", "Comment", "Comments", "Remarks"),
    ASSAY_HOLDS_TEXT, REGISTER },
  { ASSAY_COLUMN_COMMENT, "", N_ ("Comment"),
    WORDS ("Comments", "Any other comments", "Further comments", "Anything else you would like to tell us",
           "Other comments", "Additional comments", "Free text", "Is there anything else you would like to say",
           "Remark", "Remarks", "Any remarks", "Notes", "Note", "Feedback", "Your feedback", "Any other feedback",
           "Suggestions", "Suggestions for improvement", "Compliments", "Observations", "Verbatim", "Your views",
           "Comment box", "Reason for your answer", "Please give details", "Please explain your answer",
           "Please tell us why", "Further information", "Additional information", "What could be improved",
           "What could we do better", "What do we do well"),
    ASSAY_HOLDS_FREE_TEXT, SURVEY },
  { ASSAY_COLUMN_PERSONAL, "", N_ ("Personal"),
    WORDS ("Name", "Email", "E-mail", "Email address", "IP address", "IPAddress", "First name", "Last name",
           "Surname", "Full name", "Your name", "Telephone", "Telephone number", "Phone", "Phone number",
           "RecipientEmail", "RecipientFirstName", "RecipientLastName", "Date of birth", "Address", "Postcode",
           "NHS number", "Respondent name", "Name of service user", "Email Address", "IP", "User name",
           "Recipient email", "Recipient first name", "Recipient last name", "Participant email", "Longitude",
           "Latitude", "City", "Postal", "Location latitude", "Location longitude", "Location accuracy",
           "LocationLatitude", "LocationLongitude", "LocationAccuracy", "Contact email", "Contact name",
           "Mobile", "Mobile number"),
    ASSAY_HOLDS_TEXT, SURVEY },
  { ASSAY_COLUMN_LEAVE_OUT, "", N_ ("Leave out"),
    WORDS ("Collector ID", "Collector", "Start date", "StartDate", "Start time", "Started", "Last page",
           "Lastpage", "Start language", "Startlanguage", "Seed", "Status", "Response type", "Response status",
           "Progress", "Duration (in seconds)", "Finished", "Distribution channel", "DistributionChannel",
           "User language", "UserLanguage", "ExternalReference", "External data reference",
           "ExternalDataReference", "ResponseSet", "Response set", "UserNo", "Tracking", "Tracking ID",
           "Custom Data 1", "Custom Data 2", "Custom Data 3", "Custom Data", "Last modified time", "Language",
           "Date last action", "Datestamp", "Date started", "Startdate", "Time started", "Contact ID",
           "Legacy comments", "Referer", "Referrer", "Referrer URL", "SessionID", "Session ID", "User agent",
           "Country", "State/Region", "Link name", "Tags", "Total time", "Total points", "Quiz feedback",
           "Network ID", "Response time", "Device", "Device type", "Browser", "Invite code", "Start ID",
           "Access code", "Token"),
    ASSAY_HOLDS_TEXT, SURVEY },
};

/**
 * assay_standard_columns_list:
 * @kind: a kind of import
 *
 * Lists the columns that files of a kind have. Any thread.
 *
 * Returns: (transfer container) (element-type AssayStandardColumn): the columns
 */
GPtrArray *
assay_standard_columns_list (AssayImportKind kind)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if ((columns[i].kinds & 1u << kind) != 0)
      g_ptr_array_add (list, (gpointer) &columns[i]);
  return list;
}

/**
 * assay_standard_columns_targets:
 * @kind: a kind of import
 *
 * Lists what any column of a kind may be read as: to be left out first, then the standard columns. Any thread.
 *
 * Returns: (transfer full) (element-type AssayImportTarget): the targets, each once
 */
GPtrArray *
assay_standard_columns_targets (AssayImportKind kind)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_import_target_free);
  g_autoptr (GPtrArray) list = assay_standard_columns_list (kind);
  const AssayStandardColumn *before = NULL;

  g_ptr_array_add (targets, assay_import_target_new (ASSAY_COLUMN_LEAVE_OUT, "", _ ("Leave out"), FALSE));
  for (guint i = 0; i < list->len; i++)
    {
      const AssayStandardColumn *column = g_ptr_array_index (list, i);
      gboolean again = before != NULL && column->role == before->role && column->role != ASSAY_COLUMN_FIELD;

      if (column->role != ASSAY_COLUMN_LEAVE_OUT && !again)
        g_ptr_array_add (targets, assay_import_target_new (column->role, column->target, _ (column->title),
                                                           FALSE));
      before = column;
    }
  return targets;
}

/**
 * assay_standard_column_label:
 * @self: a standard column
 *
 * Makes what headings are compared with. Any thread.
 *
 * Returns: (transfer full): the label
 */
AssayMatchLabel *
assay_standard_column_label (const AssayStandardColumn *self)
{
  AssayMatchLabel *label = assay_match_label_new (self->title);

  label->strict = TRUE;
  label->shared = self->role == ASSAY_COLUMN_LEAVE_OUT || self->role == ASSAY_COLUMN_PERSONAL
                  || self->role == ASSAY_COLUMN_COMMENT;
  for (guint i = 0; self->words[i] != NULL; i++)
    assay_match_label_add (label, self->words[i]);
  return label;
}

/**
 * assay_standard_column_fit:
 * @self: a standard column
 * @facts: what a column of a file holds
 *
 * Tells how well what a column holds suits a standard column. Any thread.
 *
 * Returns: 0 to 1
 */
double
assay_standard_column_fit (const AssayStandardColumn *self,
                           const AssayColumnFacts    *facts)
{
  if (facts->n_filled == 0)
    return 1.0;
  switch (self->holds)
    {
    case ASSAY_HOLDS_DATES:
      return assay_column_facts_has_dates (facts) ? 1.0 : 0.3;
    case ASSAY_HOLDS_COUNT:
      return 0.5 + 0.5 * (double) facts->n_numbers / (double) facts->n_filled;
    case ASSAY_HOLDS_FREE_TEXT:
    case ASSAY_HOLDS_TEXT:
    default:
      return 1.0;
    }
}

/**
 * assay_describe_dates:
 * @facts: what a column holds
 * @order: the order that is used
 *
 * Says how the dates of a column are read and on what evidence.
 *
 * Returns: (transfer full): such as “day first: 96 dates allow nothing else”
 */
char *
assay_describe_dates (const AssayColumnFacts *facts,
                      AssayDateOrder          order)
{
  const AssayDateTally *dates = &facts->dates;

  if (order == ASSAY_DATE_ORDER_DAY_FIRST && dates->day_first > 0)
    return g_strdup_printf (ngettext ("day first: %" PRIu64 " date allows nothing else",
                                      "day first: %" PRIu64 " dates allow nothing else",
                                      (gulong) dates->day_first),
                            dates->day_first);
  if (order == ASSAY_DATE_ORDER_MONTH_FIRST && dates->month_first > 0)
    return g_strdup_printf (ngettext ("month first: %" PRIu64 " date allows nothing else",
                                      "month first: %" PRIu64 " dates allow nothing else",
                                      (gulong) dates->month_first),
                            dates->month_first);
  switch (order)
    {
    case ASSAY_DATE_ORDER_DAY_FIRST:
      return g_strdup (_ ("day first, as chosen"));
    case ASSAY_DATE_ORDER_MONTH_FIRST:
      return g_strdup (_ ("month first, as chosen"));
    case ASSAY_DATE_ORDER_YEAR_FIRST:
      return g_strdup (_ ("dates that allow no doubt"));
    case ASSAY_DATE_ORDER_CONTRADICTORY:
      return g_strdup (_ ("some dates need the day first, others the month"));
    case ASSAY_DATE_ORDER_UNKNOWN:
    default:
      return g_strdup (_ ("day first or month first: every date allows both"));
    }
}

/**
 * assay_describe_values:
 * @facts: what a column holds
 *
 * Says in a few words what a column holds.
 *
 * Returns: (transfer full): such as “12 different values”
 */
char *
assay_describe_values (const AssayColumnFacts *facts)
{
  if (facts->n_filled == 0)
    return g_strdup (_ ("nothing"));
  if (facts->many && !facts->repeats)
    return g_strdup (_ ("one for each row"));
  if (facts->many)
    return g_strdup_printf (_ ("over %u different values"), ASSAY_FACTS_MAX_VALUES);
  if (!facts->repeats)
    return g_strdup (_ ("one for each row"));
  return g_strdup_printf (ngettext ("%u value", "%u different values", facts->values->len), facts->values->len);
}

/**
 * assay_facts_headings:
 * @facts: (element-type AssayColumnFacts): what each column holds
 * @into: (element-type utf8): an empty array without a free function
 *
 * Collects the headings of a file, borrowed from @facts, in @into.
 *
 * Returns: (transfer none): the headings, as long as @into and @facts live
 */
const char *const *
assay_facts_headings (GPtrArray *facts,
                      GPtrArray *into)
{
  for (guint i = 0; i < facts->len; i++)
    g_ptr_array_add (into, ((AssayColumnFacts *) g_ptr_array_index (facts, i))->heading);
  g_ptr_array_add (into, NULL);
  return (const char *const *) into->pdata;
}

/**
 * assay_standard_column_needed:
 * @choice: what a column is read as
 *
 * Tells whether a wrong reading of a column would spoil the import, so that somebody must confirm a suggestion
 * that is not sure.
 *
 * Returns: %TRUE for what identifies rows and for what counts
 */
gboolean
assay_standard_column_needed (const AssayColumnChoice *choice)
{
  switch (choice->role)
    {
    case ASSAY_COLUMN_LEAVE_OUT:
    case ASSAY_COLUMN_COMMENT:
    case ASSAY_COLUMN_PERSONAL:
      return FALSE;
    case ASSAY_COLUMN_QUESTION:
      return choice->target[0] != '\0' || choice->doubt != ASSAY_DOUBT_NONE;
    default:
      return TRUE;
    }
}
