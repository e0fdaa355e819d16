/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-page.h"

#include <glib/gi18n-lib.h>

#include "app/assay-recent.h"
#include "app/widgets/assay-banner.h"

/* A page: header bar with the selectors of period and framework (or a way back), the title, the page's
 * own header widgets, the one primary action and the main menu; under it the banner and the content. A
 * page is refreshed only while it can be seen: what changes meanwhile marks it stale. */

typedef struct
{
  AssaySession *session;
  gboolean stale;
  guint refresh_source;

  GtkWidget *header_bar;
  AdwWindowTitle *window_title;
  GtkWidget *back_button;
  GtkLabel *back_label;
  GtkWidget *start_box;
  GtkWidget *end_box;
  GtkMenuButton *period_button;
  GtkMenuButton *framework_button;
  GtkLabel *framework_label;
  GtkButton *primary_button;
  GMenu *recent_menu;
  AssayBanner *banner;
  GtkWidget *sidebar_button;
  GtkWidget *narrow_bar;
  GtkWidget *narrow_start_box;
  gboolean is_narrow;
  AdwBin *content;
} AssayPagePrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_CONTENT,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AssayPage, assay_page, ADW_TYPE_BIN)

/* What has the focus is the button inside. */
static void
name_menu_button (GtkMenuButton *button,
                  const char    *name)
{
  GtkWidget *inside = gtk_widget_get_first_child (GTK_WIDGET (button));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (inside != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inside), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
fill_period_menu (AssayPage *self)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name = NULL;
  const char *const *periods = assay_session_get_periods (priv->session);

  for (guint i = 0; periods[i] != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (periods[i], NULL);

      g_menu_item_set_action_and_target (item, "win.period", "s", periods[i]);
      g_menu_append_item (menu, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    g_menu_append (menu, assay_session_get_period (priv->session), NULL);
  gtk_menu_button_set_menu_model (priv->period_button, G_MENU_MODEL (menu));
  gtk_menu_button_set_label (priv->period_button, assay_session_get_period (priv->session));
  name = g_strdup_printf (_("Period: %s"), assay_session_get_period (priv->session));
  name_menu_button (priv->period_button, name);
}

static void
fill_framework_menu (AssayPage *self)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);
  g_autoptr (GMenu) menu = g_menu_new ();
  GPtrArray *frameworks = assay_session_get_frameworks (priv->session);
  AssayFramework *current = assay_session_get_framework (priv->session);
  g_autofree char *name = NULL;

  for (guint i = 0; i < frameworks->len; i++)
    {
      AssayFramework *framework = g_ptr_array_index (frameworks, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (assay_framework_get_title (framework), NULL);

      g_menu_item_set_action_and_target (item, "win.framework", "s",
                                         assay_framework_get_id (framework));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (priv->framework_button, G_MENU_MODEL (menu));
  gtk_label_set_label (priv->framework_label,
                       current != NULL ? assay_framework_get_title (current) : "");
  name = g_strdup_printf (_("Framework: %s"),
                          current != NULL ? assay_framework_get_title (current) : "");
  name_menu_button (priv->framework_button, name);
}

static void
show_notice (AssayPage *self)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);
  AssayDb *db = assay_session_get_db (priv->session);
  const gboolean damaged = db != NULL && assay_db_is_damaged (db);

  assay_banner_set_action (priv->banner, damaged ? _("_Put Right…") : NULL, "win.repair");
  assay_banner_set_text (priv->banner, assay_session_get_notice (priv->session));
}

static gboolean
refresh_cb (gpointer user_data)
{
  AssayPage *self = ASSAY_PAGE (user_data);
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  priv->refresh_source = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || assay_session_get_db (priv->session) == NULL)
    return G_SOURCE_REMOVE;
  priv->stale = FALSE;
  fill_period_menu (self);
  fill_framework_menu (self);
  show_notice (self);
  if (ASSAY_PAGE_GET_CLASS (self)->refresh != NULL)
    ASSAY_PAGE_GET_CLASS (self)->refresh (self);
  return G_SOURCE_REMOVE;
}

/**
 * assay_page_queue_refresh:
 * @self: a page
 *
 * Lets the page read again: soon if it can be seen, else when it is shown. Many calls make one.
 */
void
assay_page_queue_refresh (AssayPage *self)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_if_fail (ASSAY_IS_PAGE (self));

  priv->stale = TRUE;
  if (priv->refresh_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->refresh_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
assay_page_map (GtkWidget *widget)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (ASSAY_PAGE (widget));

  GTK_WIDGET_CLASS (assay_page_parent_class)->map (widget);
  if (priv->stale)
    assay_page_queue_refresh (ASSAY_PAGE (widget));
}

/* Narrow pages: the selectors and the action stand in a row of their own under the header. */

static void
move_to_bar (AssayPagePrivate *priv)
{
  AdwHeaderBar *header = ADW_HEADER_BAR (priv->header_bar);

  adw_header_bar_remove (header, priv->start_box);
  adw_header_bar_remove (header, priv->end_box);
  adw_header_bar_remove (header, GTK_WIDGET (priv->primary_button));
  gtk_box_append (GTK_BOX (priv->narrow_start_box), priv->start_box);
  gtk_box_append (GTK_BOX (priv->narrow_bar), priv->end_box);
  gtk_box_append (GTK_BOX (priv->narrow_bar), GTK_WIDGET (priv->primary_button));
}

static void
move_to_header (AssayPagePrivate *priv)
{
  AdwHeaderBar *header = ADW_HEADER_BAR (priv->header_bar);

  gtk_box_remove (GTK_BOX (priv->narrow_start_box), priv->start_box);
  gtk_box_remove (GTK_BOX (priv->narrow_bar), priv->end_box);
  gtk_box_remove (GTK_BOX (priv->narrow_bar), GTK_WIDGET (priv->primary_button));
  adw_header_bar_pack_start (header, priv->start_box);
  adw_header_bar_pack_end (header, GTK_WIDGET (priv->primary_button));
  adw_header_bar_pack_end (header, priv->end_box);
}

/**
 * assay_page_set_narrow:
 * @self: a page
 * @is_narrow: whether the header has no room for the selectors and the action; also the property
 *   `narrow`. Not while the page is being allocated
 */
void
assay_page_set_narrow (AssayPage *self,
                       gboolean   is_narrow)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);
  g_autoptr (GObject) start = g_object_ref (G_OBJECT (priv->start_box));
  g_autoptr (GObject) end = g_object_ref (G_OBJECT (priv->end_box));
  g_autoptr (GObject) primary = g_object_ref (G_OBJECT (priv->primary_button));

  g_return_if_fail (ASSAY_IS_PAGE (self));

  if (priv->is_narrow == is_narrow)
    return;
  priv->is_narrow = is_narrow;
  if (is_narrow)
    move_to_bar (priv);
  else
    move_to_header (priv);
  gtk_widget_set_visible (priv->narrow_bar, is_narrow);
  gtk_widget_set_visible (priv->sidebar_button, is_narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
session_changed_cb (AssayPage *self)
{
  assay_page_queue_refresh (self);
}

/**
 * assay_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none): the session it reads from
 */
AssaySession *
assay_page_get_session (AssayPage *self)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_val_if_fail (ASSAY_IS_PAGE (self), NULL);
  return priv->session;
}

/**
 * assay_page_set_title:
 * @self: a page
 * @title: what the header says
 * @subtitle: (nullable): a second line
 */
void
assay_page_set_title (AssayPage  *self,
                      const char *title,
                      const char *subtitle)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_if_fail (ASSAY_IS_PAGE (self));
  adw_window_title_set_title (priv->window_title, title);
  adw_window_title_set_subtitle (priv->window_title, subtitle != NULL ? subtitle : "");
}

/**
 * assay_page_get_title:
 * @self: a page
 *
 * Returns: what the header says
 */
const char *
assay_page_get_title (AssayPage *self)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_val_if_fail (ASSAY_IS_PAGE (self), NULL);
  return adw_window_title_get_title (priv->window_title);
}

/**
 * assay_page_set_content:
 * @self: a page
 * @content: (nullable): what fills it under the header; also the property `content`
 */
void
assay_page_set_content (AssayPage *self,
                        GtkWidget *content)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_if_fail (ASSAY_IS_PAGE (self));
  adw_bin_set_child (priv->content, content);
}

/**
 * assay_page_set_primary:
 * @self: a page
 * @label: (nullable): the words on the primary button, with a mnemonic; NULL takes the button away
 * @action_name: (nullable): the action it activates
 */
void
assay_page_set_primary (AssayPage  *self,
                        const char *label,
                        const char *action_name)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_if_fail (ASSAY_IS_PAGE (self));
  gtk_widget_set_visible (GTK_WIDGET (priv->primary_button), label != NULL);
  gtk_button_set_label (priv->primary_button, label != NULL ? label : "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->primary_button), action_name);
}

/**
 * assay_page_set_back_label:
 * @self: a page
 * @label: (nullable): the name of the page that the way back leads to; NULL shows none
 */
void
assay_page_set_back_label (AssayPage  *self,
                           const char *label)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);
  g_autofree char *name = NULL;

  g_return_if_fail (ASSAY_IS_PAGE (self));
  gtk_widget_set_visible (priv->back_button, label != NULL);
  gtk_label_set_label (priv->back_label, label != NULL ? label : "");
  /* A page's name is read whole beside the longest title; a provider's is cut. */
  gtk_label_set_width_chars (priv->back_label, label != NULL ? (int) MIN (g_utf8_strlen (label, -1) + 1, 12) : 0);
  name = g_strdup_printf (_("Back to %s"), label != NULL ? label : "");
  gtk_widget_set_tooltip_text (priv->back_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->back_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * assay_page_show_selectors:
 * @self: a page
 * @period: whether what it shows depends on the period
 * @framework: whether it depends on the framework
 */
void
assay_page_show_selectors (AssayPage *self,
                           gboolean   period,
                           gboolean   framework)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_if_fail (ASSAY_IS_PAGE (self));
  gtk_widget_set_visible (GTK_WIDGET (priv->period_button), period);
  gtk_widget_set_visible (GTK_WIDGET (priv->framework_button), framework);
}

/**
 * assay_page_move_selectors_to_end:
 * @self: a page
 *
 * Puts the selectors beside the primary action, for pages whose start is the way back.
 */
void
assay_page_move_selectors_to_end (AssayPage *self)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_if_fail (ASSAY_IS_PAGE (self));
  g_object_ref (priv->period_button);
  gtk_box_remove (GTK_BOX (priv->start_box), GTK_WIDGET (priv->period_button));
  gtk_box_append (GTK_BOX (priv->end_box), GTK_WIDGET (priv->period_button));
  g_object_unref (priv->period_button);
}

/**
 * assay_page_add_header_start:
 * @self: a page
 * @widget: goes after the selectors
 */
void
assay_page_add_header_start (AssayPage *self,
                             GtkWidget *widget)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_if_fail (ASSAY_IS_PAGE (self));
  gtk_box_append (GTK_BOX (priv->start_box), widget);
}

/**
 * assay_page_add_header_end:
 * @self: a page
 * @widget: goes before the primary action
 */
void
assay_page_add_header_end (AssayPage *self,
                           GtkWidget *widget)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_if_fail (ASSAY_IS_PAGE (self));
  gtk_box_append (GTK_BOX (priv->end_box), widget);
}

/**
 * assay_page_add_narrow_start:
 * @self: a page
 * @widget: goes before the selectors where the page is narrow; not shown where it is wide
 */
void
assay_page_add_narrow_start (AssayPage *self,
                             GtkWidget *widget)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  g_return_if_fail (ASSAY_IS_PAGE (self));
  gtk_box_prepend (GTK_BOX (priv->narrow_start_box), widget);
}

static void
assay_page_constructed (GObject *object)
{
  AssayPage *self = ASSAY_PAGE (object);
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  G_OBJECT_CLASS (assay_page_parent_class)->constructed (object);
  g_signal_connect_object (priv->session, "changed", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->session, "notify::notice", G_CALLBACK (show_notice), self,
                           G_CONNECT_SWAPPED);
  /* Pages lay out by the size of text. */
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
assay_page_dispose (GObject *object)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (ASSAY_PAGE (object));

  g_clear_handle_id (&priv->refresh_source, g_source_remove);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (assay_page_parent_class)->dispose (object);
}

static void
assay_page_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (ASSAY_PAGE (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (priv->content));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, priv->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_page_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (ASSAY_PAGE (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_CONTENT:
      adw_bin_set_child (priv->content, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, header_bar);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, window_title);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, back_button);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, back_label);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, start_box);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, end_box);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, period_button);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, framework_button);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, framework_label);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, primary_button);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, recent_menu);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, banner);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, sidebar_button);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, narrow_bar);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, narrow_start_box);
  gtk_widget_class_bind_template_child_private (widget_class, AssayPage, content);
}

static void
assay_page_class_init (AssayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = assay_page_constructed;
  object_class->dispose = assay_page_dispose;
  object_class->get_property = assay_page_get_property;
  object_class->set_property = assay_page_set_property;
  widget_class->map = assay_page_map;
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ASSAY_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (ASSAY_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/widgets/assay-page.ui");
  bind_children (widget_class);
}

static void
assay_page_init (AssayPage *self)
{
  AssayPagePrivate *priv = assay_page_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  priv->stale = TRUE;
  g_menu_append_section (priv->recent_menu, NULL, assay_recent_get_menu ());
}
