/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-row.h"

#include <glib/gi18n-lib.h>

#include "app/register/assay-provider-choice.h"
#include "app/widgets/assay-list-name.h"

/* So many are seen at a glance: no search is shown above them until a letter is typed. */
#define AT_A_GLANCE 8
#define LEAST_WIDTH 320

struct _AssayProviderRow
{
  AdwActionRow parent_instance;

  GtkLabel *value_label;
  GtkWidget *popover;
  GtkWidget *popover_box;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list;

  AssayProviderChoice *choice;          /* nullable: until there are providers */
  GtkSingleSelection *selection;
  AssayProvider *provider;              /* nullable: nobody */
};

G_DEFINE_FINAL_TYPE (AssayProviderRow, assay_provider_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_PROVIDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Showing */

static void
show_value (AssayProviderRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
  g_autofree char *value = NULL;
  g_autofree char *name = NULL;

  if (self->provider == NULL)
    value = g_strdup (_("Choose…"));
  else
    value = g_strdup_printf ("%s (%s)", assay_provider_get_name (self->provider),
                             assay_provider_get_reference (self->provider));
  name = g_strdup_printf ("%s: %s", title, value);
  gtk_label_set_label (self->value_label, value);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->value_label), self->provider != NULL ? value : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
select_place (AssayProviderRow *self,
              guint             place)
{
  gtk_single_selection_set_selected (self->selection, place);
  if (place != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", place);
}

static guint
count_shown (AssayProviderRow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *reference = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "choice");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (reference, "small");
  gtk_widget_add_css_class (reference, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), reference);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  AssayProvider *provider = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (name), assay_provider_get_name (provider));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), assay_provider_get_reference (provider));
  assay_list_item_set_name (item, assay_provider_get_name (provider));
}

/* Choosing */

static void
popped_down_cb (AssayProviderRow *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
take_place (AssayProviderRow *self,
            guint             place)
{
  g_autoptr (AssayProvider) provider = g_list_model_get_item (G_LIST_MODEL (self->selection), place);

  if (provider == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  assay_provider_row_choose (self, provider);
}

static void
search_activated_cb (AssayProviderRow *self)
{
  take_place (self, gtk_single_selection_get_selected (self->selection));
}

/* At each letter; the first that is found is what Enter takes. */
static void
search_changed_cb (AssayProviderRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (self->choice == NULL)
    return;
  if (*text != '\0')
    gtk_widget_set_visible (GTK_WIDGET (self->search_entry), TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  assay_provider_choice_set_search (self->choice, text);
  gtk_stack_set_visible_child_name (self->stack, count_shown (self) > 0 ? "list" : "nobody");
  if (count_shown (self) > 0)
    select_place (self, 0);
}

/* From the search down into what was found. */
static gboolean
search_key_cb (AssayProviderRow *self,
               guint             key)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || count_shown (self) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  return GDK_EVENT_STOP;
}

static void
stop_search_cb (AssayProviderRow *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
show_list (AssayProviderRow *self)
{
  const gboolean is_short = self->choice == NULL || assay_provider_choice_get_total (self->choice) <= AT_A_GLANCE;

  if (self->choice == NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), !is_short);
  gtk_widget_set_size_request (self->popover_box, MAX (LEAST_WIDTH, gtk_widget_get_width (GTK_WIDGET (self)) - 24), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE, -1);
  gtk_widget_grab_focus (is_short ? GTK_WIDGET (self->list) : GTK_WIDGET (self->search_entry));
  select_place (self, self->provider != NULL ? assay_provider_choice_get_place (self->choice, self->provider) : 0);
}

static void
assay_provider_row_activate (AdwActionRow *row)
{
  show_list (ASSAY_PROVIDER_ROW (row));
  ADW_ACTION_ROW_CLASS (assay_provider_row_parent_class)->activate (row);
}

/* The popover is no child of the row's contents, so that nobody else places it. */
static void
assay_provider_row_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  GTK_WIDGET_CLASS (assay_provider_row_parent_class)->size_allocate (widget, width, height, baseline);
  gtk_popover_present (GTK_POPOVER (ASSAY_PROVIDER_ROW (widget)->popover));
}

static void
assay_provider_row_dispose (GObject *object)
{
  AssayProviderRow *self = ASSAY_PROVIDER_ROW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->choice);
  g_clear_object (&self->provider);
  G_OBJECT_CLASS (assay_provider_row_parent_class)->dispose (object);
}

static void
assay_provider_row_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_PROVIDER)
    g_value_set_object (value, ASSAY_PROVIDER_ROW (object)->provider);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
assay_provider_row_class_init (AssayProviderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = assay_provider_row_dispose;
  object_class->get_property = assay_provider_row_get_property;
  widget_class->size_allocate = assay_provider_row_size_allocate;
  ADW_ACTION_ROW_CLASS (klass)->activate = assay_provider_row_activate;
  properties[PROP_PROVIDER] = g_param_spec_object ("provider", NULL, NULL, ASSAY_TYPE_PROVIDER,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/assay/Assay/register/assay-provider-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayProviderRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, AssayProviderRow, popover);
  gtk_widget_class_bind_template_child (widget_class, AssayProviderRow, popover_box);
  gtk_widget_class_bind_template_child (widget_class, AssayProviderRow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AssayProviderRow, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayProviderRow, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, popped_down_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_place);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
assay_provider_row_init (AssayProviderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search_entry, GTK_WIDGET (self->list));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HAS_POPUP, TRUE, -1);
  g_signal_connect (self, "notify::title", G_CALLBACK (show_value), NULL);
  show_value (self);
}

/**
 * assay_provider_row_new:
 * @title: the row's name
 *
 * Returns: (transfer floating): a row without providers
 */
GtkWidget *
assay_provider_row_new (const char *title)
{
  return g_object_new (ASSAY_TYPE_PROVIDER_ROW, "title", title, NULL);
}

/**
 * assay_provider_row_set_providers:
 * @self: a row
 * @providers: (element-type AssayProvider): whom one may choose, in the order to show them
 * @provider_id: who is chosen, 0 for nobody; one alone is chosen all the same
 */
void
assay_provider_row_set_providers (AssayProviderRow *self,
                                  GPtrArray        *providers,
                                  gint64            provider_id)
{
  AssayProvider *provider;

  g_return_if_fail (ASSAY_IS_PROVIDER_ROW (self));

  g_clear_object (&self->choice);
  self->choice = assay_provider_choice_new (providers);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->choice));
  search_changed_cb (self);
  provider = assay_provider_choice_find (self->choice, provider_id);
  if (provider == NULL && providers->len == 1)
    provider = g_ptr_array_index (providers, 0);
  assay_provider_row_choose (self, provider);
}

/**
 * assay_provider_row_get_provider:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): who is chosen
 */
AssayProvider *
assay_provider_row_get_provider (AssayProviderRow *self)
{
  g_return_val_if_fail (ASSAY_IS_PROVIDER_ROW (self), NULL);

  return self->provider;
}

/**
 * assay_provider_row_get_id:
 * @self: a row
 *
 * Returns: the number of who is chosen, 0 for nobody
 */
gint64
assay_provider_row_get_id (AssayProviderRow *self)
{
  AssayProvider *provider = assay_provider_row_get_provider (self);

  return provider != NULL ? assay_provider_get_id (provider) : 0;
}

/**
 * assay_provider_row_choose:
 * @self: a row
 * @provider: (nullable): one of its providers; nobody
 */
void
assay_provider_row_choose (AssayProviderRow *self,
                           AssayProvider    *provider)
{
  g_return_if_fail (ASSAY_IS_PROVIDER_ROW (self));

  if (!g_set_object (&self->provider, provider))
    return;
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROVIDER]);
}
