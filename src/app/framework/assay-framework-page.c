/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-framework-page.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/framework/assay-framework-bands.h"
#include "app/framework/assay-framework-tree.h"
#include "app/framework/assay-framework-versions.h"
#include "app/framework/assay-framework-words.h"
#include "app/framework/assay-what-if.h"
#include "app/widgets/assay-file-choice.h"
#include "app/widgets/assay-toast.h"
#include "core/base/assay-output-file.h"
#include "core/library/assay-library.h"

/**
 * AssayFrameworkPage:
 *
 * One framework: its tree, its bands, the what-if and its versions. Looking at a framework does not choose
 * it for the other pages; a button does, where it is another one than theirs.
 */
struct _AssayFrameworkPage
{
  AssayPage parent_instance;

  GtkStack *stack;
  GtkLabel *description_label;
  AssayFrameworkTree *tree;
  AssayFrameworkBands *bands;
  AssayWhatIf *what_if;
  AssayFrameworkVersions *versions;
  GtkWidget *reset_button;
  GtkWidget *use_button;

  char *framework_id;
};

G_DEFINE_FINAL_TYPE (AssayFrameworkPage, assay_framework_page, ASSAY_TYPE_PAGE)

/* The other pages' framework, where none was opened or the register is another one now. */
static AssayFramework *
get_framework (AssayFrameworkPage *self)
{
  AssaySession *session = assay_page_get_session (ASSAY_PAGE (self));
  GPtrArray *frameworks = assay_session_get_frameworks (session);

  for (guint i = 0; self->framework_id && i < frameworks->len; i++)
    {
      AssayFramework *framework = g_ptr_array_index (frameworks, i);

      if (g_str_equal (assay_framework_get_id (framework), self->framework_id))
        return framework;
    }

  return assay_session_get_framework (session);
}

static gboolean
is_at_what_if (AssayFrameworkPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "what-if") == 0;
}

static gboolean
is_other_than_session (AssayFrameworkPage *self,
                       AssayFramework     *framework)
{
  AssaySession *session = assay_page_get_session (ASSAY_PAGE (self));

  return !g_str_equal (assay_framework_get_id (framework),
                       assay_session_get_framework_id (session));
}

static void
update_actions (AssayFrameworkPage *self)
{
  AssayFramework *framework = get_framework (self);
  gboolean at_what_if = is_at_what_if (self);
  g_autofree char *save = NULL;
  gboolean changed;

  if (!framework)
    return;

  g_object_get (self->what_if, "changed", &changed, NULL);
  save = g_strdup_printf (_("_Save as Version %d…"), assay_framework_get_version (framework) + 1);
  assay_page_show_selectors (ASSAY_PAGE (self), at_what_if, FALSE);
  assay_page_set_primary (ASSAY_PAGE (self), at_what_if ? save : NULL, "framework.save");
  gtk_widget_set_visible (self->reset_button, at_what_if);
  gtk_widget_set_visible (self->use_button, !at_what_if && is_other_than_session (self, framework));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "framework.save", changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "framework.reset", changed);
}

static gpointer
read_versions (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (GPtrArray) all = assay_library_list (connection, TRUE, error);
  GPtrArray *versions;

  if (!all)
    return NULL;

  versions = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < all->len; i++)
    {
      AssayFramework *framework = g_ptr_array_index (all, i);

      if (g_strcmp0 (assay_framework_get_id (framework), data) == 0)
        g_ptr_array_add (versions, g_object_ref (framework));
    }

  return versions;
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  return assay_framework_get_version (*(AssayFramework *const *) a) -
         assay_framework_get_version (*(AssayFramework *const *) b);
}

static void
versions_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AssayFrameworkPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) versions = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (error)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  if (versions->len == 0)
    return;

  g_ptr_array_sort (versions, compare_versions);
  assay_framework_versions_show (self->versions, versions);
}

static void
assay_framework_page_refresh (AssayPage *page)
{
  AssayFrameworkPage *self = ASSAY_FRAMEWORK_PAGE (page);
  AssaySession *session = assay_page_get_session (page);
  AssayFramework *framework = get_framework (self);
  g_autofree char *version = NULL;

  if (!framework)
    return;

  version = assay_framework_words_version (framework);
  assay_page_set_title (page, assay_framework_get_title (framework), version);
  gtk_label_set_label (self->description_label, assay_framework_get_description (framework));
  assay_framework_tree_show (self->tree, framework);
  assay_framework_bands_show (self->bands, framework);
  assay_what_if_show (self->what_if, session, framework);
  assay_session_read_async (session, read_versions, g_strdup (assay_framework_get_id (framework)),
                            g_free, (GDestroyNotify) g_ptr_array_unref, NULL, versions_read_cb,
                            g_object_ref (self));
  update_actions (self);
}

/* Actions */

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  assay_what_if_save (ASSAY_FRAMEWORK_PAGE (widget)->what_if);
}

static void
reset_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  assay_what_if_reset (ASSAY_FRAMEWORK_PAGE (widget)->what_if);
}

static void
section_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const char *const sections[] = { "framework", "bands", "what-if", "versions" };
  AssayFrameworkPage *self = ASSAY_FRAMEWORK_PAGE (widget);
  const char *visible = gtk_stack_get_visible_child_name (self->stack);
  int n_sections = G_N_ELEMENTS (sections);

  for (int i = 0; i < n_sections; i++)
    {
      if (g_strcmp0 (sections[i], visible) == 0)
        {
          int next = CLAMP (i + g_variant_get_int32 (parameter), 0, n_sections - 1);

          gtk_stack_set_visible_child_name (self->stack, sections[next]);
          return;
        }
    }
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AssayFrameworkPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    assay_toast (GTK_WIDGET (self), _("The framework was saved as a file."));
  else
    assay_error_show (GTK_WIDGET (self), error);
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AssayFrameworkPage) self = user_data;
  AssayFramework *framework = get_framework (self);
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *json;

  if (!file || !framework)
    return;

  if (g_file_peek_path (file) && !assay_output_file_check (g_file_peek_path (file), TRUE, &error))
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }

  json = assay_framework_to_json (framework);
  bytes = g_bytes_new_take (json, strlen (json));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       exported_cb, g_object_ref (self));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AssayFramework *framework = get_framework (ASSAY_FRAMEWORK_PAGE (widget));
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *file_name = NULL;

  if (!framework)
    return;

  file_name = g_strdup_printf ("%s-%d.json", assay_framework_get_id (framework),
                               assay_framework_get_version (framework));
  assay_file_choice_save_async (GTK_WINDOW (root), _("Save the Framework as a File"),
                                ASSAY_FILE_KIND_FRAMEWORK, file_name, NULL, export_chosen_cb,
                                g_object_ref (widget));
}

static void
use_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AssayFrameworkPage *self = ASSAY_FRAMEWORK_PAGE (widget);
  AssayFramework *framework = get_framework (self);
  g_autofree char *text = NULL;

  if (!framework)
    return;

  assay_session_set_framework_id (assay_page_get_session (ASSAY_PAGE (self)),
                                  assay_framework_get_id (framework));
  text = g_strdup_printf (_("All pages now show “%s”."), assay_framework_get_title (framework));
  assay_toast (widget, text);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "framework.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "framework.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "framework.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "framework.use", NULL, use_action);
  gtk_widget_class_install_action (widget_class, "framework.section", "i", section_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "framework.save", NULL);
}

static void
assay_framework_page_finalize (GObject *object)
{
  g_free (ASSAY_FRAMEWORK_PAGE (object)->framework_id);

  G_OBJECT_CLASS (assay_framework_page_parent_class)->finalize (object);
}

static void
assay_framework_page_class_init (AssayFrameworkPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_framework_page_finalize;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_framework_page_refresh;

  g_type_ensure (ASSAY_TYPE_FRAMEWORK_TREE);
  g_type_ensure (ASSAY_TYPE_FRAMEWORK_BANDS);
  g_type_ensure (ASSAY_TYPE_WHAT_IF);
  g_type_ensure (ASSAY_TYPE_FRAMEWORK_VERSIONS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/framework/assay-framework-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkPage, description_label);
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkPage, tree);
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkPage, bands);
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkPage, what_if);
  gtk_widget_class_bind_template_child (widget_class, AssayFrameworkPage, versions);
  install_actions (widget_class);
}

/* Before the fields have the keys: a spin button would take them for its least and greatest value. */
static void
add_section_keys (AssayFrameworkPage *self)
{
  const struct
  {
    guint key;
    int step;
  } keys[] = { { GDK_KEY_Page_Down, 1 }, { GDK_KEY_Page_Up, -1 } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (
        gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
        gtk_named_action_new ("framework.section"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].step));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static GtkWidget *
make_button (const char *label,
             const char *action_name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static void
assay_framework_page_init (AssayFrameworkPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_section_keys (self);
  assay_page_set_title (ASSAY_PAGE (self), _("Framework"), NULL);
  assay_page_set_back_label (ASSAY_PAGE (self), _("Frameworks"));
  assay_page_move_selectors_to_end (ASSAY_PAGE (self));
  assay_page_add_header_end (ASSAY_PAGE (self), make_button (_("_Export…"), "framework.export"));
  self->use_button = make_button (_("_Use on All Pages"), "framework.use");
  assay_page_add_header_end (ASSAY_PAGE (self), self->use_button);
  self->reset_button = make_button (_("_Reset"), "framework.reset");
  assay_page_add_header_end (ASSAY_PAGE (self), self->reset_button);
  g_signal_connect_object (self->stack, "notify::visible-child-name",
                           G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->what_if, "notify::changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
}

/**
 * assay_framework_page_open:
 * @self: a framework's page
 * @id: the framework it is to show; the other pages keep theirs
 */
void
assay_framework_page_open (AssayFrameworkPage *self,
                           const char         *id)
{
  g_return_if_fail (ASSAY_IS_FRAMEWORK_PAGE (self));
  g_return_if_fail (id != NULL);

  g_free (self->framework_id);
  self->framework_id = g_strdup (id);
  assay_page_queue_refresh (ASSAY_PAGE (self));
}
