/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-page.h"

#include <glib/gi18n-lib.h>

#include "app/actions/assay-actions-section.h"
#include "app/assay-error-text.h"
#include "app/assessment/assay-visits-section.h"
#include "app/rating/assay-history-section.h"
#include "app/rating/assay-rating-section.h"
#include "app/register/assay-figures-section.h"
#include "app/register/assay-provider-section.h"
#include "app/register/assay-summary-section.h"
#include "app/survey/assay-surveys-section.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-number.h"
#include "core/register/assay-figure.h"
#include "core/register/assay-provider.h"

/* To add a tab: derive from AssayProviderSection and add one row here. */
static const struct
{
  const char *name;
  const char *title;
  GType (*get_type) (void);
} sections[] = {
  { "summary", N_("Summary"), assay_summary_section_get_type },
  { "rating", N_("Rating"), assay_rating_section_get_type },
  { "visits", N_("Visits"), assay_visits_section_get_type },
  { "surveys", N_("Surveys"), assay_surveys_section_get_type },
  { "figures", N_("Figures"), assay_figures_section_get_type },
  { "actions", N_("Actions"), assay_actions_section_get_type },
  { "history", N_("History"), assay_history_section_get_type },
};

struct _AssayProviderPage
{
  AssayPage parent_instance;

  GtkStack *stack;
  GtkMenuButton *section_button;
  gint64 provider_id;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (AssayProviderPage, assay_provider_page, ASSAY_TYPE_PAGE)

/* The header */

typedef struct
{
  AssayProvider *provider;
  gint64 people;
} Header;

typedef struct
{
  gint64 id;
  char *period;
} HeaderRequest;

static void
header_free (gpointer data)
{
  Header *header = data;

  g_clear_object (&header->provider);
  g_free (header);
}

static void
header_request_free (gpointer data)
{
  HeaderRequest *request = data;

  g_free (request->period);
  g_free (request);
}

static gpointer
read_header (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  const HeaderRequest *request = data;
  AssayProvider *provider = assay_provider_load (connection, request->id, error);
  g_autoptr (AssayFigure) people = NULL;
  Header *header;

  if (provider == NULL)
    return NULL;
  people = assay_figure_get (connection, request->id, request->period,
                             ASSAY_FIELD_PEOPLE_SUPPORTED, NULL);
  header = g_new0 (Header, 1);
  header->provider = provider;
  header->people = people != NULL ? (gint64) people->value : -1;
  return header;
}

static char *
describe_provider (const Header *header)
{
  const char *service = assay_provider_get_service_type (header->provider);
  const char *reference = assay_provider_get_reference (header->provider);
  GString *text = g_string_new (reference);

  if (*service != '\0')
    g_string_append_printf (text, ", %s", service);
  if (header->people >= 0)
    {
      g_autofree char *people = assay_format_count (header->people);

      g_string_append_printf (text, ngettext (", %s person supported", ", %s people supported",
                                              (gulong) header->people), people);
    }
  return g_string_free (text, FALSE);
}

static void
header_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AssayProviderPage) self = ASSAY_PROVIDER_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  Header *header = assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autofree char *subtitle = NULL;

  if (header == NULL)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  subtitle = describe_provider (header);
  assay_page_set_title (ASSAY_PAGE (self), assay_provider_get_name (header->provider), subtitle);
  header_free (header);
}

/* Sections */

static void
update_primary (AssayProviderPage *self)
{
  AssayProviderSection *section =
    ASSAY_PROVIDER_SECTION (gtk_stack_get_visible_child (self->stack));

  if (section != NULL)
    assay_page_set_primary (ASSAY_PAGE (self), assay_provider_section_get_primary_label (section),
                            assay_provider_section_get_primary_action (section));
}

static void
refresh_section (AssayProviderPage *self)
{
  AssayProviderSection *section =
    ASSAY_PROVIDER_SECTION (gtk_stack_get_visible_child (self->stack));

  if (section == NULL || self->provider_id == 0)
    return;
  update_primary (self);
  assay_provider_section_refresh (section, assay_page_get_session (ASSAY_PAGE (self)),
                                  self->provider_id);
}

static void
assay_provider_page_refresh (AssayPage *page)
{
  AssayProviderPage *self = ASSAY_PROVIDER_PAGE (page);
  AssaySession *session = assay_page_get_session (page);
  HeaderRequest *request;

  if (self->provider_id == 0)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request = g_new0 (HeaderRequest, 1);
  request->id = self->provider_id;
  request->period = g_strdup (assay_session_get_period (session));
  assay_session_read_async (session, read_header, request, header_request_free, header_free,
                            self->cancellable, header_read_cb, g_object_ref (self));
  refresh_section (self);
}

/* Takes the tabs' place where there is no room for them. */
static GtkWidget *
create_section_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(sections[i].title), NULL);

      g_menu_item_set_action_and_target (item, "provider.show-section", "s", sections[i].name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}

static void
update_section_button (AssayProviderPage *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].name, name) == 0)
      gtk_menu_button_set_label (self->section_button, _(sections[i].title));
}

static void
section_shown_cb (AssayProviderPage *self)
{
  update_section_button (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh_section (self);
}

/**
 * assay_provider_page_open:
 * @self: a provider's page
 * @provider_id: whose page it is to be
 * @from: the title of the page that the way back leads to
 */
void
assay_provider_page_open (AssayProviderPage *self,
                          gint64             provider_id,
                          const char        *from)
{
  g_return_if_fail (ASSAY_IS_PROVIDER_PAGE (self));

  assay_page_set_back_label (ASSAY_PAGE (self), from);
  if (self->provider_id != provider_id)
    assay_page_set_title (ASSAY_PAGE (self), "", NULL);
  self->provider_id = provider_id;
  assay_page_queue_refresh (ASSAY_PAGE (self));
}

/**
 * assay_provider_page_show_section:
 * @self: a provider's page
 * @name: the section's name
 */
void
assay_provider_page_show_section (AssayProviderPage *self,
                                  const char        *name)
{
  g_return_if_fail (ASSAY_IS_PROVIDER_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
step_section (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  AssayProviderPage *self = ASSAY_PROVIDER_PAGE (widget);
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  const int step = g_variant_get_int32 (parameter);

  for (int i = 0; i < (int) G_N_ELEMENTS (sections); i++)
    if (g_strcmp0 (sections[i].name, name) == 0)
      {
        const int next = CLAMP (i + step, 0, (int) G_N_ELEMENTS (sections) - 1);

        gtk_stack_set_visible_child_name (self->stack, sections[next].name);
        return;
      }
}

static void
show_section_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  assay_provider_page_show_section (ASSAY_PROVIDER_PAGE (widget),
                                    g_variant_get_string (parameter, NULL));
}

static void
edit_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.edit-provider", "x",
                              ASSAY_PROVIDER_PAGE (widget)->provider_id);
}

static void
add_action_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.add-action", "x", ASSAY_PROVIDER_PAGE (widget)->provider_id);
}

static void
plan_visit_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.plan-visit", "x", ASSAY_PROVIDER_PAGE (widget)->provider_id);
}

static void
close_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.close-provider", "x",
                              ASSAY_PROVIDER_PAGE (widget)->provider_id);
}

static void
add_sections (AssayProviderPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkWidget *section = g_object_new (sections[i].get_type (), NULL);

      gtk_stack_add_titled (self->stack, section, sections[i].name, _(sections[i].title));
      g_signal_connect_object (section, "primary-changed", G_CALLBACK (update_primary), self,
                               G_CONNECT_SWAPPED);
    }
}

static GtkWidget *
create_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) rating = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("_Edit Provider…"), "provider.edit");
  g_menu_append (menu, _("_Close Provider"), "provider.close");
  g_menu_append (rating, _("_Agree Rating…"), "rating.agree");
  g_menu_append (rating, _("_Rate Again"), "rating.rate-again");
  g_menu_append (rating, _("_Publish Rating…"), "rating.publish");
  g_menu_append (rating, _("_Withdraw Rating…"), "rating.withdraw");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rating));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Provider"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static void
assay_provider_page_dispose (GObject *object)
{
  AssayProviderPage *self = ASSAY_PROVIDER_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (assay_provider_page_parent_class)->dispose (object);
}

static void
assay_provider_page_class_init (AssayProviderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_provider_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_provider_page_refresh;
  gtk_widget_class_install_action (widget_class, "provider.step", "i", step_section);
  gtk_widget_class_install_action (widget_class, "provider.show-section", "s",
                                   show_section_activated);
  gtk_widget_class_install_action (widget_class, "provider.edit", NULL, edit_activated);
  gtk_widget_class_install_action (widget_class, "provider.add-action", NULL, add_action_activated);
  gtk_widget_class_install_action (widget_class, "provider.plan-visit", NULL, plan_visit_activated);
  gtk_widget_class_install_action (widget_class, "provider.close", NULL, close_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "provider.step", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "provider.step", "i", 1);
}

static void
assay_provider_page_init (AssayProviderPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  add_sections (self);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (switcher, "tabs");
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (switcher)), FALSE);
  gtk_box_append (GTK_BOX (box), switcher);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  assay_page_set_content (ASSAY_PAGE (self), box);
  assay_page_show_selectors (ASSAY_PAGE (self), TRUE, FALSE);
  assay_page_add_header_end (ASSAY_PAGE (self), create_menu_button ());
  assay_page_move_selectors_to_end (ASSAY_PAGE (self));
  g_object_bind_property (self, "narrow", switcher, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  self->section_button = GTK_MENU_BUTTON (create_section_button ());
  assay_page_add_narrow_start (ASSAY_PAGE (self), GTK_WIDGET (self->section_button));
  update_section_button (self);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (section_shown_cb),
                           self, G_CONNECT_SWAPPED);
}
