/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-error-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/assay-session.h"
#include "core/base/assay-error.h"

/* What an error is called and what can be done about it. The core's message says what happened, where
 * and why; this table gives it a heading and a next step. */

typedef struct
{
  int code;
  const char *title;
  const char *next;
} ErrorText;

typedef struct
{
  GQuark (*domain) (void);
  const ErrorText *texts;
  guint n_texts;
} ErrorDomain;

static const ErrorText store_texts[] = {
  { ASSAY_STORE_ERROR_OPEN, N_("The Register Cannot Be Opened"),
    N_("Look whether the file is still there and whether you may read it.") },
  { ASSAY_STORE_ERROR_FOREIGN, N_("This Is Not a Register"),
    N_("Choose a file that Assay has made; their names usually end in “.assay”.") },
  { ASSAY_STORE_ERROR_TOO_NEW, N_("A Newer Assay Made This Register"),
    NULL },
  { ASSAY_STORE_ERROR_CORRUPT, N_("The Register Is Damaged"),
    N_("Restore a backup, or recover what can still be read into a new file.") },
  { ASSAY_STORE_ERROR_BUSY, N_("The Register Is in Use"),
    N_("Somebody else is writing to it. Try again in a moment.") },
  { ASSAY_STORE_ERROR_READ_ONLY, N_("The Register Cannot Be Changed"),
    N_("It can be read here. Ask who keeps it if you need to change it.") },
  { ASSAY_STORE_ERROR_CONSTRAINT, N_("That Does Not Fit"), N_("Nothing was changed.") },
  { ASSAY_STORE_ERROR_CONFLICT, N_("Changed by Somebody Else"),
    N_("Look at what is there now and make your change again if it is still needed.") },
  { ASSAY_STORE_ERROR_NOT_FOUND, N_("No Longer There"), N_("Somebody may have removed it.") },
  { ASSAY_STORE_ERROR_FULL, N_("The Disk Is Full"),
    N_("Make room and try again. Nothing was changed.") },
  { ASSAY_STORE_ERROR_FAILED, N_("That Did Not Work"), N_("Nothing was changed.") },
};

static const ErrorText table_texts[] = {
  { ASSAY_TABLE_ERROR_FORMAT, N_("This File Cannot Be Read"),
    N_("CSV, XLSX and ODS files are read. Save it as one of them and try again.") },
  { ASSAY_TABLE_ERROR_ENCODING, N_("The Letters Cannot Be Read"),
    N_("Choose another encoding, or save the file as CSV in UTF-8.") },
  { ASSAY_TABLE_ERROR_SYNTAX, N_("The File Is Broken"),
    N_("Mend the file at that place and try again.") },
  { ASSAY_TABLE_ERROR_EMPTY, N_("The File Has No Rows"),
    N_("Look whether it is the right file, and export it again if it is.") },
  { ASSAY_TABLE_ERROR_NO_SHEET, N_("No Such Sheet"), N_("Choose another sheet.") },
  { ASSAY_TABLE_ERROR_TOO_LARGE, N_("The File Is Too Large"),
    N_("Split it and import the parts one after the other.") },
  { ASSAY_TABLE_ERROR_PROTECTED, N_("The File Is Protected with a Password"),
    N_("Save it without a password and try again.") },
  { ASSAY_TABLE_ERROR_CHANGED, N_("The File Has Changed"),
    N_("Start the import again. Nothing was changed in the register.") },
  { ASSAY_IMPORT_ERROR_REPEATED, N_("These Returns Are There Already"),
    N_("Import them under the name of that survey, or say at the check that they are others.") },
};

static const ErrorText framework_texts[] = {
  { ASSAY_FRAMEWORK_ERROR_SYNTAX, N_("The Framework Cannot Be Read"),
    N_("Mend the file at that line and try again.") },
  { ASSAY_FRAMEWORK_ERROR_INVALID, N_("The Framework Has a Fault"),
    N_("Mend the file at that place and try again.") },
  { ASSAY_FRAMEWORK_ERROR_IN_USE, N_("This Version Has Rated Providers"),
    N_("Save the change as the next version.") },
};

static const ErrorText import_texts[] = {
  { ASSAY_IMPORT_ERROR_MAPPING, N_("The Columns Are Not Settled"),
    N_("Say what each column holds.") },
  { ASSAY_IMPORT_ERROR_ANSWERS, N_("Some Answers Are Not Understood"),
    N_("Say what each of them means, or that it counts as blank.") },
  { ASSAY_IMPORT_ERROR_NO_PROVIDER, N_("No Column Names the Provider"),
    N_("Choose the column that holds the provider’s reference or name.") },
  { ASSAY_IMPORT_ERROR_SUMMARY, N_("This Is a Summary"),
    N_("Export the single answers from the survey tool and import that file.") },
  { ASSAY_IMPORT_ERROR_OTHER_KIND, N_("The File Is of Another Kind"),
    N_("Choose what the file holds, or another file. Nothing was changed in the register.") },
  { ASSAY_IMPORT_ERROR_CHANGED, N_("The File Has Changed"),
    N_("Start the import again. Nothing was changed in the register.") },
};

static const ErrorText validation_texts[] = {
  { ASSAY_VALIDATION_ERROR_REQUIRED, N_("Something Is Missing"), NULL },
  { ASSAY_VALIDATION_ERROR_RANGE, N_("That Cannot Be Kept"), NULL },
  { ASSAY_VALIDATION_ERROR_DATE, N_("The Date Does Not Fit"), NULL },
  { ASSAY_VALIDATION_ERROR_DUPLICATE, N_("Already There"), NULL },
  { ASSAY_VALIDATION_ERROR_STATE, N_("Not Possible Now"), NULL },
};

static const ErrorText export_texts[] = {
  { ASSAY_EXPORT_ERROR_WRITE, N_("The File Cannot Be Written"),
    N_("Choose another folder, or close the file where it is open.") },
  { ASSAY_EXPORT_ERROR_EXISTS, N_("The File Exists"), N_("Choose another name.") },
  { ASSAY_EXPORT_ERROR_LIMIT, N_("Too Much for This Format"), NULL },
  { ASSAY_EXPORT_ERROR_NOTHING, N_("There Is Nothing to Export"), NULL },
};

static const ErrorDomain domains[] = {
  { assay_store_error_quark, store_texts, G_N_ELEMENTS (store_texts) },
  { assay_table_error_quark, table_texts, G_N_ELEMENTS (table_texts) },
  { assay_framework_error_quark, framework_texts, G_N_ELEMENTS (framework_texts) },
  { assay_import_error_quark, import_texts, G_N_ELEMENTS (import_texts) },
  { assay_validation_error_quark, validation_texts, G_N_ELEMENTS (validation_texts) },
  { assay_export_error_quark, export_texts, G_N_ELEMENTS (export_texts) },
};

static const ErrorText *
find_text (const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    for (guint j = 0; error->domain == domains[i].domain () && j < domains[i].n_texts; j++)
      if (domains[i].texts[j].code == error->code)
        return &domains[i].texts[j];
  return NULL;
}

/**
 * assay_error_text_get_title:
 * @error: an error
 *
 * Returns: what the error is called, in header capitals, translated
 */
const char *
assay_error_text_get_title (const GError *error)
{
  const ErrorText *text = find_text (error);

  return text != NULL ? _(text->title) : _("That Did Not Work");
}

/**
 * assay_error_text_get_next:
 * @error: an error
 *
 * Returns: what can be done about it, translated; "" where there is nothing to say
 */
const char *
assay_error_text_get_next (const GError *error)
{
  const ErrorText *text = find_text (error);

  return text != NULL && text->next != NULL ? _(text->next) : "";
}

/**
 * assay_error_text_dup_body:
 * @error: an error
 *
 * Returns: (transfer full): what happened, and under it what can be done
 */
char *
assay_error_text_dup_body (const GError *error)
{
  const char *next = assay_error_text_get_next (error);

  return *next != '\0' ? g_strdup_printf ("%s\n\n%s", error->message, next)
                       : g_strdup (error->message);
}

/**
 * assay_error_show:
 * @widget: where it happened
 * @error: (nullable): an error; nothing is shown for none and for what was cancelled
 *
 * Shows an error in a dialog over the window of @widget.
 */
void
assay_error_show (GtkWidget    *widget,
                  const GError *error)
{
  g_autofree char *body = NULL;
  GtkWidget *dialog;
  GtkRoot *root;
  GtkWindow *parent;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  body = assay_error_text_dup_body (error);
  /* A window that was closed meanwhile is no parent, but what it began is told of all the same. */
  root = gtk_widget_get_root (widget);
  parent = root != NULL && gtk_widget_get_mapped (GTK_WIDGET (root)) ? GTK_WINDOW (root) : NULL;
  dialog = adw_message_dialog_new (parent,
                                   assay_error_text_get_title (error), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * assay_error_finish:
 * @widget: where it was begun
 * @session: the #AssaySession that was asked, as its callback has it
 * @result: what the callback was given
 *
 * Finishes what a session read or wrote, and shows a failure as assay_error_show () does.
 *
 * Returns: (transfer full) (nullable): what was brought; %NULL where it failed
 */
gpointer
assay_error_finish (GtkWidget    *widget,
                    gpointer      session,
                    GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gpointer brought = assay_session_finish (ASSAY_SESSION (session), result, &error);

  assay_error_show (widget, error);
  return brought;
}
