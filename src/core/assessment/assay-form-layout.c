/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What a form looks like, for whoever writes one and for whoever reads it. */

#include "config.h"

#include "core/assessment/assay-form-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-digest.h"

/* The longest name of a sheet. */
#define MOST_NAME 31

static void
add_column (GArray              *columns,
            AssayFormColumnKind  kind,
            guint                index,
            const char          *heading)
{
  AssayFormColumn column = { kind, index, heading };

  g_array_append_val (columns, column);
}

/**
 * assay_form_list_columns:
 * @framework: what is judged
 *
 * Lists the columns of each group's sheet, from the left.
 *
 * Returns: (transfer full) (element-type AssayFormColumn): the columns
 */
GArray *
assay_form_list_columns (AssayFramework *framework)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (AssayFormColumn));

  add_column (columns, ASSAY_FORM_NUMBER, 0, _("No."));
  add_column (columns, ASSAY_FORM_STANDARD, 0, _("Standard"));
  add_column (columns, ASSAY_FORM_TITLE, 0, _("Criterion"));
  add_column (columns, ASSAY_FORM_GUIDANCE, 0, _("What to look for"));
  add_column (columns, ASSAY_FORM_ANSWER, 0, _("Answer"));
  for (guint i = 0; rules != NULL && i < rules->n_sources; i++)
    add_column (columns, ASSAY_FORM_SOURCE, i, rules->sources[i].title);
  for (guint i = 0; rules != NULL && i < rules->n_perspectives; i++)
    add_column (columns, ASSAY_FORM_PERSPECTIVE, i, rules->perspectives[i].title);
  add_column (columns, ASSAY_FORM_NOTE, 0, _("Note"));
  if (rules != NULL && rules->verifies_evidence)
    add_column (columns, ASSAY_FORM_EVIDENCE, 0, _("Evidence, one piece a line"));
  add_column (columns, ASSAY_FORM_ID, 0, _("Identifier"));
  return columns;
}

/**
 * assay_form_find_column:
 * @columns: (element-type AssayFormColumn): of a form
 * @kind: what is looked for
 *
 * Returns: the place of the first column of the kind, from 0; -1 where there is none
 */
int
assay_form_find_column (GArray              *columns,
                        AssayFormColumnKind  kind)
{
  for (guint i = 0; i < columns->len; i++)
    if (g_array_index (columns, AssayFormColumn, i).kind == kind)
      return (int) i;
  return -1;
}

/**
 * assay_form_column_is_open:
 * @column: of a form
 *
 * Returns: whether the column is there to be filled in
 */
gboolean
assay_form_column_is_open (const AssayFormColumn *column)
{
  return column->kind >= ASSAY_FORM_ANSWER && column->kind <= ASSAY_FORM_EVIDENCE;
}

/* The number keeps names apart; spreadsheet programs refuse some characters and more than 31. */
static char *
make_sheet_name (const AssayNode *group,
                 guint            number)
{
  g_autofree char *whole = g_strdup_printf ("%u %s", number, group->short_title);
  char *name = g_utf8_strlen (whole, -1) > MOST_NAME ? g_utf8_substring (whole, 0, MOST_NAME)
                                                     : g_strdup (whole);

  g_strdelimit (name, "[]:*?/\\'", ' ');
  return g_strchomp (name);
}

static void
add_leaves (const AssayNode *node,
            const char      *service_type,
            const char      *kind,
            GPtrArray       *leaves)
{
  if (node->kind != ASSAY_NODE_GROUP && assay_node_applies (node, service_type, kind))
    g_ptr_array_add (leaves, (gpointer) node);
  for (guint i = 0; i < node->n_children; i++)
    add_leaves (node->children[i], service_type, kind, leaves);
}

static void
free_sheet (gpointer data)
{
  AssayFormSheet *sheet = data;

  g_free (sheet->name);
  g_ptr_array_unref (sheet->leaves);
  g_free (sheet);
}

static void
add_sheet (GPtrArray       *sheets,
           const AssayNode *group,
           const char      *title,
           guint            number,
           const char      *service_type,
           const char      *kind)
{
  AssayFormSheet *sheet = g_new0 (AssayFormSheet, 1);

  sheet->name = make_sheet_name (group, number);
  sheet->title = title;
  sheet->number = number;
  sheet->leaves = g_ptr_array_new ();
  add_leaves (group, service_type, kind, sheet->leaves);
  if (sheet->leaves->len > 0)
    g_ptr_array_add (sheets, sheet);
  else
    free_sheet (sheet);
}

/**
 * assay_form_dup_guidance:
 * @framework: a framework that assessments are made by
 * @leaf: a criterion of it
 *
 * Returns: (transfer full): what to look for, how the evidence is used and which evidence is asked for, in sentences;
 *   "" where the framework says nothing of it
 */
char *
assay_form_dup_guidance (AssayFramework  *framework,
                         const AssayNode *leaf)
{
  g_autofree char *sources =
    assay_visit_rules_dup_sources (assay_framework_get_visit_rules (framework), leaf->required_sources);
  const char *method = leaf->method != NULL ? leaf->method : "";
  GString *text = g_string_new (leaf->guidance);

  if (*method != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", method);
  if (*sources != '\0')
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      /* TRANSLATORS: kinds of evidence, such as “Records, Care workers” */
      g_string_append_printf (text, _("Evidence asked for: %s."), sources);
    }
  return g_string_free (text, FALSE);
}

/**
 * assay_form_list_sheets:
 * @framework: what is judged
 * @service_type: of the provider, or ""
 * @kind: of the assessment
 *
 * Lists the sheets that hold criteria: one a group of the first level in which any applies. Leaves that are in no
 * group are on the sheet of their own number. Numbers count all groups, so that they are the same for every
 * service type.
 *
 * Returns: (transfer full) (element-type AssayFormSheet): the sheets
 */
GPtrArray *
assay_form_list_sheets (AssayFramework *framework,
                        const char     *service_type,
                        const char     *kind)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func (free_sheet);
  const AssayNode *root = assay_framework_get_root (framework);

  for (guint i = 0; i < root->n_children; i++)
    add_sheet (sheets, root->children[i], root->children[i]->title, i + 1, service_type, kind);
  return sheets;
}

/**
 * assay_form_sheet_dup_number:
 * @sheet: a sheet
 * @place: of a criterion on it, from 0
 *
 * Returns: (transfer full): the criterion's number, such as "5.4"
 */
char *
assay_form_sheet_dup_number (const AssayFormSheet *sheet,
                             guint                 place)
{
  return g_strdup_printf ("%u.%u", sheet->number, place + 1);
}

/* The rows of the hidden sheet. */
static const char *const keys[] = { "Form", "Provider reference", "Provider", "Framework", "Version", "Period",
                                    "Kind", "Service type", "Assessment", "Check", "Sent" };

/* How many of them the digest covers, from the first. */
#define DIGESTED 9

static void
add_value (GPtrArray  *list,
           const char *value)
{
  g_ptr_array_add (list, g_strdup (keys[list->len / 2]));
  g_ptr_array_add (list, g_strdup (value));
}

static void
add_number (GPtrArray *list,
            gint64     number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  add_value (list, text);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * assay_form_identity_set_sent:
 * @self: an identity
 * @answers: (nullable) (element-type utf8 AssayAnswer): what the form shows as answered, by criterion
 *
 * Keeps which answers the form was written with, so that those that were given since are known when it comes back.
 */
void
assay_form_identity_set_sent (AssayFormIdentity *self,
                              GHashTable        *answers)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  GString *sent = g_string_new ("sent");
  GHashTableIter iter;
  gpointer answer;

  if (answers != NULL)
    {
      g_hash_table_iter_init (&iter, answers);
      while (g_hash_table_iter_next (&iter, NULL, &answer))
        g_ptr_array_add (words, g_strdup_printf ("%s=%" G_GINT64_FORMAT, ((const AssayAnswer *) answer)->criterion,
                                                 ((const AssayAnswer *) answer)->version));
    }
  g_ptr_array_sort (words, compare_names);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (sent, " %s", (const char *) words->pdata[i]);
  g_free (self->sent);
  self->sent = g_string_free (sent, FALSE);
}

/**
 * assay_form_identity_was_sent:
 * @self: an identity
 * @answer: as it is stored now
 *
 * Returns: whether the form was written with that answer as it is; %TRUE where the form does not say
 */
gboolean
assay_form_identity_was_sent (const AssayFormIdentity *self,
                              const AssayAnswer       *answer)
{
  g_autofree char *word = g_strdup_printf ("%s=%" G_GINT64_FORMAT, answer->criterion, answer->version);
  g_auto (GStrv) words = self->sent == NULL ? NULL : g_strsplit (self->sent, " ", -1);

  return words == NULL || g_strv_contains ((const char *const *) words, word);
}

static void
update (AssayDigest *digest,
        const char  *text)
{
  assay_digest_update (digest, text != NULL ? text : "", text != NULL ? strlen (text) : 0);
  assay_digest_update (digest, "\n", 1);
}

/**
 * assay_form_identity_dup_copy:
 * @self: an identity
 *
 * Tells a form that comes in again, corrected, from another that was written for the same assessment when it had other
 * answers. Copies of one form are one.
 *
 * Returns: (transfer full): a digest of what the form is and of what it was written with
 */
char *
assay_form_identity_dup_copy (const AssayFormIdentity *self)
{
  g_autoptr (AssayDigest) digest = assay_digest_new ();

  update (digest, self->digest);
  update (digest, self->sent);
  return g_strdup (assay_digest_get_string (digest));
}

/**
 * assay_form_identity_list:
 * @self: an identity
 *
 * Returns: (transfer full) (element-type utf8): keys and values by turns, as the hidden sheet holds them
 */
GPtrArray *
assay_form_identity_list (const AssayFormIdentity *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  add_number (list, self->form_version);
  add_value (list, self->reference);
  add_value (list, self->provider);
  add_value (list, self->framework_id);
  add_number (list, self->framework_version);
  add_value (list, self->period);
  add_value (list, self->kind);
  add_value (list, self->service_type);
  add_number (list, self->assessment_id);
  add_value (list, self->digest);
  if (self->sent != NULL)
    add_value (list, self->sent);
  return list;
}

static gboolean
take_number (const char *value,
             gint64      most,
             gint64     *number)
{
  return g_ascii_string_to_signed (value, 10, 0, most, number, NULL);
}

/**
 * assay_form_identity_take:
 * @self: an identity that is being read
 * @key: of a row of the hidden sheet
 * @value: of the same row
 *
 * Takes what a row says; a key that is not known is passed over.
 *
 * Returns: whether the value can be one of its key
 */
gboolean
assay_form_identity_take (AssayFormIdentity *self,
                          const char        *key,
                          const char        *value)
{
  char **texts[] = { NULL, &self->reference, &self->provider, &self->framework_id, NULL, &self->period,
                     &self->kind, &self->service_type, NULL, &self->digest, &self->sent };
  gint64 number = 0;
  guint i = 0;

  while (i < G_N_ELEMENTS (keys) && strcmp (keys[i], key) != 0)
    i++;
  if (i == G_N_ELEMENTS (keys))
    return TRUE;
  if (texts[i] != NULL)
    {
      g_free (*texts[i]);
      *texts[i] = g_strdup (value);
      return TRUE;
    }
  if (!take_number (value, i == 8 ? G_MAXINT64 : G_MAXINT, &number))
    return FALSE;
  if (i == 0)
    self->form_version = (int) number;
  else if (i == 4)
    self->framework_version = (int) number;
  else
    self->assessment_id = number;
  return TRUE;
}

/**
 * assay_form_identity_dup_digest:
 * @self: an identity
 * @framework: of its id and version
 *
 * Returns: (transfer full): the digest that its form has unless somebody altered it
 */
char *
assay_form_identity_dup_digest (const AssayFormIdentity *self,
                                AssayFramework          *framework)
{
  g_autoptr (AssayDigest) digest = assay_digest_new ();
  g_autoptr (GPtrArray) list = assay_form_identity_list (self);
  g_autoptr (GPtrArray) sheets = assay_form_list_sheets (framework, self->service_type, self->kind);

  for (guint i = 0; i < 2 * DIGESTED; i++)
    update (digest, list->pdata[i]);
  for (guint i = 0; i < sheets->len; i++)
    {
      const AssayFormSheet *sheet = sheets->pdata[i];

      for (guint j = 0; j < sheet->leaves->len; j++)
        {
          const AssayNode *leaf = sheet->leaves->pdata[j];

          update (digest, leaf->id);
          update (digest, leaf->title);
        }
    }
  return g_strdup (assay_digest_get_string (digest));
}

/**
 * assay_form_identity_new:
 * @assessment: what the form is for; its id is 0 where it is not in the register yet
 * @framework: the version that the assessment names
 *
 * Returns: (transfer full): what ties the form to the assessment
 */
AssayFormIdentity *
assay_form_identity_new (AssayAssessment *assessment,
                         AssayFramework  *framework)
{
  AssayFormIdentity *self = g_new0 (AssayFormIdentity, 1);

  self->form_version = ASSAY_FORM_VERSION;
  self->reference = g_strdup (assay_assessment_get_reference (assessment));
  self->provider = g_strdup (assay_assessment_get_name (assessment));
  self->framework_id = g_strdup (assay_framework_get_id (framework));
  self->framework_version = assay_framework_get_version (framework);
  self->period = g_strdup (assay_assessment_get_period (assessment));
  self->kind = g_strdup (assay_assessment_get_kind (assessment));
  self->service_type = g_strdup (assay_assessment_get_service_type (assessment));
  self->assessment_id = assay_assessment_get_id (assessment);
  self->digest = assay_form_identity_dup_digest (self, framework);
  return self;
}

/**
 * assay_form_identity_free:
 * @self: (transfer full): an identity
 *
 * Frees it.
 */
void
assay_form_identity_free (AssayFormIdentity *self)
{
  g_free (self->reference);
  g_free (self->provider);
  g_free (self->framework_id);
  g_free (self->period);
  g_free (self->kind);
  g_free (self->service_type);
  g_free (self->digest);
  g_free (self->sent);
  g_free (self);
}
