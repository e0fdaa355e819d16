/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What was saved and what was lost, in words: the same for the window, the command line and the audit trail. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/store/assay-db-private.h"
#include "core/store/assay-recover-private.h"

/* More would be no help. */
#define MOST_RANGES 8

/**
 * _assay_recovery_note:
 * @self: a recovery
 * @format: a phrase, translated
 * @...: what goes into it
 *
 * Notes something that is lost, or is not what it was.
 */
void
_assay_recovery_note (AssayRecovery *self,
                      const char    *format,
                      ...)
{
  va_list values;

  va_start (values, format);
  g_ptr_array_add (self->lost, g_strdup_vprintf (format, values));
  va_end (values);
}

static void
add_range (GString *words,
           gint64   first,
           gint64   last)
{
  if (words->len > 0)
    g_string_append (words, ", ");
  if (first == last)
    g_string_append_printf (words, "%" PRId64, first);
  else
    /* Translators: numbers of entries, from the first to the last. */
    g_string_append_printf (words, _("%" PRId64 " to %" PRId64), first, last);
}

/**
 * _assay_recovery_name_numbers:
 * @numbers: (element-type gint64): numbers of entries, in order
 *
 * Returns: (transfer full): the numbers in words: “7, 1201 to 1240”
 */
char *
_assay_recovery_name_numbers (GArray *numbers)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_ranges = 0;

  for (guint i = 0, next; i < numbers->len; i = next)
    {
      gint64 first = g_array_index (numbers, gint64, i);

      for (next = i + 1; next < numbers->len && g_array_index (numbers, gint64, next) == first + (next - i);)
        next++;
      if (n_ranges++ == MOST_RANGES)
        {
          g_string_append (words, _(" and others"));
          break;
        }
      add_range (words, first, g_array_index (numbers, gint64, next - 1));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * _assay_recovery_note_numbers:
 * @self: a recovery
 * @table: a table's name
 * @numbers: (element-type gint64): the numbers of its rows that are lost, in order; nothing is noted where
 *   there is none
 *
 * Notes which entries are lost.
 */
void
_assay_recovery_note_numbers (AssayRecovery *self,
                              const char    *table,
                              GArray        *numbers)
{
  g_autofree char *names = _assay_recovery_name_numbers (numbers);

  if (numbers->len > 0)
    _assay_recovery_note (self, ngettext ("%s: %u entry, number %s.", "%s: %u entries, numbers %s.",
                                          numbers->len),
                          _assay_table_get_title (table), numbers->len, names);
}

/**
 * _assay_recovery_note_unread:
 * @self: a recovery
 *
 * Notes in one phrase the tables of which it is not known whether they held anything.
 */
void
_assay_recovery_note_unread (AssayRecovery *self)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < self->unread->len; i++)
    {
      const char *table = g_ptr_array_index (self->unread, i);

      if (g_hash_table_lookup (self->placed, table) == NULL)
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", _assay_table_get_title (table));
    }
  if (titles->len > 0)
    _assay_recovery_note (self, _("Not to be read at all, whether there was anything or not: %s."), titles->str);
}

/* What people ask after, in the order in which they do. */
static const struct
{
  const char *table;
  gboolean is_evidence; /* a register without any is none */
} asked[] = {
  { "provider", TRUE },
  { "survey", FALSE },
  { "response", TRUE },
  { "figure", TRUE },
  { "rating", TRUE },
  { "assessment", TRUE },
  { "assessment_answer", FALSE },
  { "action", FALSE },
  { "due", FALSE },
  { "import", FALSE },
  { "officer", FALSE },
};

/* Registers of older programs have fewer tables. */
static gboolean
count_rows (AssayRecovery  *self,
            const char     *table,
            gint64         *n,
            GError        **error)
{
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM \"%s\"", table);
  g_autofree char *exists = g_strdup_printf ("SELECT count (*) FROM sqlite_schema WHERE name = '%s'", table);

  return _assay_connection_get_number (self->to, exists, n, error) &&
         (*n == 0 || _assay_connection_get_number (self->to, count, n, error));
}

/**
 * _assay_recovery_count_saved:
 * @self: a recovery
 * @evidence: (out): how many entries there are that make a register worth having
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Says how much was read.
 *
 * Returns: whether it could be counted
 */
gboolean
_assay_recovery_count_saved (AssayRecovery  *self,
                             gint64         *evidence,
                             GError        **error)
{
  *evidence = 0;
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      gint64 n;

      if (!count_rows (self, asked[i].table, &n, error))
        return FALSE;
      n -= GPOINTER_TO_UINT (g_hash_table_lookup (self->placed, asked[i].table));
      if (asked[i].is_evidence)
        *evidence += n;
      if (n > 0)
        /* Translators: what was saved of a damaged register, such as “Providers: 12”. */
        g_ptr_array_add (self->saved, g_strdup_printf (_("%s: %" PRId64),
                                                       _assay_table_get_title (asked[i].table), n));
    }
  return TRUE;
}
