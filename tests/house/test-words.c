/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "support/source-tree.h"

/* What translators and the toolkit need of the files: every file with words is listed for translation, no
 * template uses a class that GTK has given up, and every setting is in the schema. */

static const char *const deprecated_classes[] = {
  "GtkAppChooserButton", "GtkAppChooserDialog", "GtkAppChooserWidget", "GtkAssistant",
  "GtkCellRendererText", "GtkCellRendererPixbuf", "GtkCellRendererToggle", "GtkCellView",
  "GtkColorButton", "GtkColorChooserDialog", "GtkComboBox", "GtkComboBoxText", "GtkDialog",
  "GtkEntryCompletion", "GtkFileChooserDialog", "GtkFileChooserWidget", "GtkFontButton",
  "GtkFontChooserDialog", "GtkIconView", "GtkInfoBar", "GtkListStore", "GtkLockButton",
  "GtkMessageDialog", "GtkStatusbar", "GtkTreeStore", "GtkTreeView", "GtkVolumeButton",
};

static char **
list_for_translation (void)
{
  return source_tree_lines ("po/POTFILES");
}

static void
check_listed (const char *folder,
              const char *suffix,
              const char *pattern)
{
  const char *const suffixes[] = { suffix, NULL };
  g_auto (GStrv) listed = list_for_translation ();
  g_autoptr (GPtrArray) names = source_tree_list (folder, suffixes);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *text = source_tree_read (name);

      if (g_regex_match (regex, text, 0, NULL) && !g_strv_contains ((const char *const *) listed, name))
        g_test_fail_printf ("%s has words to translate and is not in po/POTFILES", name);
    }
}

static void
test_all_words_are_listed (void)
{
  check_listed ("src", ".c", "(?<![A-Za-z0-9_])(C?_|NC?_|ngettext|g_dngettext) ?\\(");
  check_listed ("src", ".h", "(?<![A-Za-z0-9_])(C?_|NC?_) ?\\(\"");
  check_listed ("ui", ".ui", "translatable=\"(yes|true)\"");
  check_listed ("data", ".in", ".");
  check_listed ("data", ".gschema.xml", ".");
}

static void
test_all_that_is_listed_is_there (void)
{
  g_auto (GStrv) listed = list_for_translation ();

  for (guint i = 0; listed[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (source_tree_root (), listed[i], NULL);

      if (*listed[i] != '\0' && *listed[i] != '#' && !g_file_test (path, G_FILE_TEST_EXISTS))
        g_test_fail_printf ("po/POTFILES lists %s, which is not there", listed[i]);
      if (i > 0 && *listed[i] != '\0' && strcmp (listed[i - 1], listed[i]) >= 0)
        g_test_fail_printf ("po/POTFILES is not sorted at %s", listed[i]);
    }
}

static void
test_templates_use_living_classes (void)
{
  static const char *const suffixes[] = { ".ui", NULL };
  g_autoptr (GPtrArray) names = source_tree_list ("ui", suffixes);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *text = source_tree_read (name);

      for (guint j = 0; j < G_N_ELEMENTS (deprecated_classes); j++)
        {
          g_autofree char *use = g_strdup_printf ("class=\"%s\"", deprecated_classes[j]);

          if (strstr (text, use) != NULL)
            g_test_fail_printf ("%s uses %s", name, deprecated_classes[j]);
        }
    }
}

/* A key that the schema does not have would end the application where it is first asked for. */
static void
check_keys (const char *name,
            const char *schema)
{
  g_autofree char *text = source_tree_read (name);
  g_autoptr (GRegex) regex = g_regex_new ("g_settings_(?:get|set|bind|reset)[a-z_]* \\([^;]*?\"([a-z-]+)\"",
                                          G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *key = g_match_info_fetch (match, 1);
      g_autofree char *entry = g_strdup_printf ("<key name=\"%s\"", key);

      if (strstr (schema, entry) == NULL)
        g_test_fail_printf ("%s asks for the setting %s, which is not in the schema", name, key);
    }
}

static void
test_settings_are_in_the_schema (void)
{
  static const char *const suffixes[] = { ".c", NULL };
  g_autofree char *schema = source_tree_read ("data/org.assay.Assay.gschema.xml");
  g_autoptr (GPtrArray) names = source_tree_list ("src/app", suffixes);

  for (guint i = 0; i < names->len; i++)
    check_keys (g_ptr_array_index (names, i), schema);
}

/* xgettext knows the macros of inttypes.h; at those of GLib it cuts a sentence off, which then is never translated. */
static void
test_sentences_are_whole (void)
{
  static const char *const suffixes[] = { ".c", NULL };
  g_autoptr (GPtrArray) names = source_tree_list ("src", suffixes);
  g_autoptr (GRegex) regex = g_regex_new ("(?:_|ngettext) ?\\(\"[^\"]*\"\\s*G_G(?:U?INT64|SIZE)_FORMAT", 0, 0, NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *text = source_tree_read (name);

      if (g_regex_match (regex, text, 0, NULL))
        g_test_fail_printf ("%s has a sentence that is cut off for translators: PRId64 and the like instead", name);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/house/words/all-are-listed", test_all_words_are_listed);
  g_test_add_func ("/house/words/all-are-there", test_all_that_is_listed_is_there);
  g_test_add_func ("/house/words/living-classes", test_templates_use_living_classes);
  g_test_add_func ("/house/words/settings", test_settings_are_in_the_schema);
  g_test_add_func ("/house/words/whole-sentences", test_sentences_are_whole);
  return g_test_run ();
}
