/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-rating-section.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/assessment/assay-visit-waiting.h"
#include "app/rating/assay-agree-dialog.h"
#include "app/rating/assay-calculation-window.h"
#include "app/rating/assay-measures-grid.h"
#include "app/rating/assay-rating-hero.h"
#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-confirm.h"
#include "app/widgets/assay-style.h"
#include "app/widgets/assay-toast.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-error.h"
#include "core/base/assay-period.h"
#include "core/rating/assay-rating.h"

struct _AssayRatingSection
{
  AssayProviderSection parent_instance;

  AssayRatingDetail *detail;
  AssayRatingDetail *beside;    /* rated again and not agreed yet; NULL where there is none */
  char *waiting;
  GSimpleActionGroup *group;
  GSimpleActionGroup *away;     /* the same while another section is shown: they lead here first */
  const char *wanted;           /* (nullable): what is to be done once the rating is read */
};

G_DEFINE_FINAL_TYPE (AssayRatingSection, assay_rating_section, ASSAY_TYPE_PROVIDER_SECTION)

/* What the section shows: the rating, if there is one, and why no visit counts in the period. */
typedef struct
{
  AssayRatingDetail *detail;
  AssayRatingDetail *beside;
  char *waiting;
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_clear_pointer (&shown->detail, assay_rating_detail_free);
  g_clear_pointer (&shown->beside, assay_rating_detail_free);
  g_free (shown->waiting);
  g_free (shown);
}

static gboolean
load_beside (AssayConnection           *connection,
             const AssaySectionRequest *request,
             AssayRatingDetail        **beside,
             GError                   **error)
{
  g_autoptr (GError) failure = NULL;
  const int revision = assay_rating_find_beside (connection, request->provider_id, request->framework_id,
                                                 request->period, &failure);

  if (revision != 0)
    *beside = assay_rating_load (connection, request->provider_id, request->framework_id, request->period, revision,
                                 &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gpointer
load_rating (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  const AssaySectionRequest *request = data;
  g_autoptr (GError) failure = NULL;
  Shown *shown = g_new0 (Shown, 1);

  shown->detail = assay_rating_load (connection, request->provider_id, request->framework_id, request->period, 0,
                                     &failure);
  /* A provider that was never rated is no failure here. */
  if (failure != NULL && !g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (load_beside (connection, request, &shown->beside, error) &&
           assay_visit_waiting_explain (connection, request->framework_id, request->period, request->provider_id,
                                        &shown->waiting, error))
    return shown;
  shown_free (shown);
  return NULL;
}

static char *
dup_previous_period (const char *period)
{
  AssayPeriod parsed;

  if (!assay_period_parse (period, &parsed, NULL))
    return g_strdup ("");
  parsed = assay_period_shift (&parsed, -1);
  return assay_period_to_string (&parsed);
}

static GtkWidget *
create_foot (AssayRatingDetail *detail)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_auto (GStrv) placeholders = assay_framework_list_placeholders (detail->framework);
  g_autofree char *text =
    g_strconcat (_("Line: 95\u202f% interval of the survey share. Diamond: a figure without one."),
                 placeholders[0] != NULL
                   ? _(" Placeholders among weights and scales hold until the council sets them.")
                   : "", NULL);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_label (_("Show Calculation"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (button, "lead");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "rating.show-calculation");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static GtkWidget *
create_measures (AssayRatingSection *self)
{
  GtkWidget *measures;

  if (assay_style_get_scale (GTK_WIDGET (self)) >= ASSAY_STYLE_LARGE)
    return assay_measures_list_new (self->detail);
  measures = assay_measures_grid_new (self->detail);
  gtk_widget_add_css_class (measures, "assay-card");
  gtk_widget_set_overflow (measures, GTK_OVERFLOW_HIDDEN);
  return measures;
}

static GtkWidget *
create_button (const char *label,
               const char *action_name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static GtkWidget *
create_note (AssayRatingSection *self)
{
  g_autofree char *score = assay_words_score (self->beside->framework, self->beside->result->score);
  const char *stays = g_str_equal (assay_rating_get_state (self->detail->rating), "published")
                        ? _("what is published stays until it is agreed.")
                        : _("what was agreed stays until this is agreed.");
  g_autofree char *text =
    self->beside->result->rated
      ? g_strdup_printf (_("Rated again on the evidence of now: %s; %s"), score, stays)
      : g_strdup_printf (_("Rated again on the evidence of now: not rated (%s); %s"),
                         self->beside->result->reason_text != NULL ? self->beside->result->reason_text : "–", stays);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* What was rated again, beside what is in force. */
static GtkWidget *
create_beside (AssayRatingSection *self)
{
  const gboolean large = assay_style_get_scale (GTK_WIDGET (self)) >= ASSAY_STYLE_LARGE;
  GtkWidget *box = gtk_box_new (large ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *badge = assay_badge_new ();

  assay_badge_set_band (ASSAY_BADGE (badge), self->beside->framework, assay_rating_get_band (self->beside->rating));
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, "assay-card");
  gtk_widget_add_css_class (box, "padded");
  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), create_note (self));
  gtk_box_append (GTK_BOX (box), create_button (_("_Drop"), "rating.drop-again"));
  gtk_box_append (GTK_BOX (box), create_button (_("_Agree in Its Place…"), "rating.agree"));
  return box;
}

static void
show_detail (AssayRatingSection *self)
{
  AssaySession *session = assay_provider_section_get_session (ASSAY_PROVIDER_SECTION (self));
  const gboolean large = assay_style_get_scale (GTK_WIDGET (self)) >= ASSAY_STYLE_LARGE;
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *foot = create_foot (self->detail);
  g_autofree char *previous = dup_previous_period (assay_session_get_period (session));

  gtk_widget_add_css_class (box, "page-body");
  gtk_box_append (GTK_BOX (box), assay_rating_hero_new (self->detail, previous, self->waiting));
  if (self->beside != NULL)
    gtk_box_append (GTK_BOX (box), create_beside (self));
  if (self->detail->result->explanation != NULL)
    gtk_box_append (GTK_BOX (box), create_measures (self));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (outer), scrolled);
  /* In sight without scrolling, unless large text needs all the room there is. */
  if (!large)
    gtk_widget_add_css_class (foot, "foot");
  gtk_box_append (GTK_BOX (large ? box : outer), foot);
  adw_bin_set_child (ADW_BIN (self), outer);
}

static void
show_empty (AssayRatingSection *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Rate This Period"));
  g_autofree char *waiting = g_markup_escape_text (self->waiting != NULL ? self->waiting : "", -1);
  g_autofree char *text = g_strjoin (*waiting != '\0' ? "\n\n" : "",
                                     _("A rating is made of the survey returns, figures and visits of the period, for "
                                       "all providers at once."), waiting, NULL);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "starred-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Not Rated for This Period"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.rate");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (page, "compact");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
enable (AssayRatingSection *self,
        const char         *name,
        gboolean            enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->group), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_primary (AssayRatingSection *self)
{
  AssayProviderSection *section = ASSAY_PROVIDER_SECTION (self);
  const char *state = self->detail != NULL ? assay_rating_get_state (self->detail->rating) : "none";
  const gboolean published = g_str_equal (state, "published");
  const gboolean decided = published || g_str_equal (state, "agreed");
  const gboolean outdated = self->detail != NULL && *assay_rating_get_flag (self->detail->rating) != '\0';

  enable (self, "rate-again", decided);
  enable (self, "drop-again", self->beside != NULL);
  enable (self, "withdraw", published);
  enable (self, "publish", decided && !published);
  if (self->beside != NULL || (g_str_equal (state, "provisional") && self->detail->result->rated))
    assay_provider_section_set_primary (section, _("_Agree Rating…"), "rating.agree");
  else if (decided && outdated)
    assay_provider_section_set_primary (section, _("_Rate Again"), "rating.rate-again");
  else if (decided && !published)
    assay_provider_section_set_primary (section, _("_Publish Rating…"), "rating.publish");
  else
    assay_provider_section_set_primary (section, NULL, NULL);
}

/* Does what was asked for on another section, if the rating is one that it can be done with. */
static void
do_wanted (AssayRatingSection *self)
{
  const char *wanted = g_steal_pointer (&self->wanted);

  if (wanted == NULL)
    return;
  if (self->detail != NULL && g_action_group_get_action_enabled (G_ACTION_GROUP (self->group), wanted))
    g_action_group_activate_action (G_ACTION_GROUP (self->group), wanted, NULL);
  else
    assay_toast (GTK_WIDGET (self), _("That cannot be done with the rating as it is."));
}

static void
assay_rating_section_show (AssayProviderSection *section,
                           gpointer              loaded)
{
  AssayRatingSection *self = ASSAY_RATING_SECTION (section);
  Shown *shown = loaded;

  g_clear_pointer (&self->detail, assay_rating_detail_free);
  self->detail = g_steal_pointer (&shown->detail);
  g_clear_pointer (&self->beside, assay_rating_detail_free);
  self->beside = g_steal_pointer (&shown->beside);
  g_free (self->waiting);
  self->waiting = g_steal_pointer (&shown->waiting);
  shown_free (shown);
  if (self->detail != NULL)
    show_detail (self);
  else
    show_empty (self);
  update_primary (self);
  do_wanted (self);
}

/* Actions */

static void
calculation_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  AssayRatingSection *self = ASSAY_RATING_SECTION (user_data);

  if (self->detail != NULL && self->detail->result->explanation != NULL)
    gtk_window_present (assay_calculation_window_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->detail));
}

static void
agree_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  AssayRatingSection *self = ASSAY_RATING_SECTION (user_data);
  const AssayRatingDetail *detail = self->beside != NULL ? self->beside : self->detail;

  if (detail != NULL)
    gtk_window_present (assay_agree_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      assay_provider_section_get_session (ASSAY_PROVIDER_SECTION (self)), detail->rating, detail->framework));
}

/* The window's actions work on the rating in force. */
static void
ask_window (AssayRatingSection *self,
            const char         *action_name)
{
  if (self->detail != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action_name, "x", assay_rating_get_id (self->detail->rating));
}

static void
rate_again_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  ask_window (ASSAY_RATING_SECTION (user_data), "win.rate-again");
}

static void
drop_again_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  ask_window (ASSAY_RATING_SECTION (user_data), "win.drop-again");
}

static void
withdraw_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  ask_window (ASSAY_RATING_SECTION (user_data), "win.withdraw-rating");
}

static gpointer
publish_rating (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  assay_rating_publish (connection, assay_rating_get_id (ASSAY_RATING (data)), error);
  return NULL;
}

typedef struct
{
  GtkWidget *window;
  gint64 id;
} Publication;

static void
published_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Publication *publication = user_data;
  g_autoptr (GtkWidget) window = g_steal_pointer (&publication->window);
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error != NULL)
    assay_error_show (window, error);
  else
    assay_undo_offer (window, _("The rating is published."), "win.withdraw-publication",
                      g_variant_new_int64 (publication->id));
  g_free (publication);
}

static void
publish_confirmed_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (AssayRatingSection) self = ASSAY_RATING_SECTION (user_data);

  Publication *publication;

  if (!assay_confirm_finish (result) || self->detail == NULL)
    return;
  publication = g_new0 (Publication, 1);
  publication->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  publication->id = assay_rating_get_id (self->detail->rating);
  assay_session_write_async (assay_provider_section_get_session (ASSAY_PROVIDER_SECTION (self)),
                             publish_rating, g_object_ref (self->detail->rating), g_object_unref,
                             NULL, NULL, published_cb, publication);
}

static void
publish_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  AssayRatingSection *self = ASSAY_RATING_SECTION (user_data);
  g_autofree char *heading = NULL;

  if (self->detail == NULL)
    return;
  heading = g_strdup_printf (_("Publish the Rating of %s?"),
                             assay_rating_get_name (self->detail->rating));
  assay_confirm_async (GTK_WIDGET (self), heading,
                       _("A published rating stands. New evidence is flagged beside it and makes a "
                         "new revision."), _("_Publish"), FALSE, NULL, publish_confirmed_cb,
                       g_object_ref (self));
}

static const GActionEntry actions[] = {
  { "show-calculation", calculation_activated },
  { "agree", agree_activated },
  { "publish", publish_activated },
  { "rate-again", rate_again_activated },
  { "drop-again", drop_again_activated },
  { "withdraw", withdraw_activated },
};

static void
away_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AssayRatingSection *self = ASSAY_RATING_SECTION (user_data);

  gtk_widget_activate_action (GTK_WIDGET (self), "provider.show-section", "s", "rating");
  /* Coming here forgets what was wanted before. */
  self->wanted = g_intern_string (g_action_get_name (G_ACTION (action)));
}

static const GActionEntry away_actions[] = {
  { "agree", away_activated },
  { "publish", away_activated },
  { "rate-again", away_activated },
  { "withdraw", away_activated },
};

/* The primary button and the menu stand in the page's header, outside the section. While another section is shown
 * the rating that was read may be of another provider, so that what is asked for is done here. */
static void
insert_group (AssayRatingSection *self)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), g_type_from_name ("AssayProviderPage"));
  const gboolean is_here = gtk_widget_get_mapped (GTK_WIDGET (self));

  self->wanted = NULL;
  if (page != NULL)
    gtk_widget_insert_action_group (page, "rating", G_ACTION_GROUP (is_here ? self->group : self->away));
}

static void
assay_rating_section_finalize (GObject *object)
{
  AssayRatingSection *self = ASSAY_RATING_SECTION (object);

  g_clear_pointer (&self->detail, assay_rating_detail_free);
  g_clear_pointer (&self->beside, assay_rating_detail_free);
  g_clear_object (&self->group);
  g_clear_object (&self->away);
  g_free (self->waiting);
  G_OBJECT_CLASS (assay_rating_section_parent_class)->finalize (object);
}

static void
assay_rating_section_class_init (AssayRatingSectionClass *klass)
{
  AssayProviderSectionClass *section_class = ASSAY_PROVIDER_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_rating_section_finalize;
  section_class->load = load_rating;
  section_class->free = shown_free;
  section_class->show = assay_rating_section_show;
}

static void
assay_rating_section_init (AssayRatingSection *self)
{
  self->group = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->group), actions, G_N_ELEMENTS (actions), self);
  self->away = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->away), away_actions, G_N_ELEMENTS (away_actions), self);
  g_signal_connect_after (self, "map", G_CALLBACK (insert_group), NULL);
  g_signal_connect_after (self, "unmap", G_CALLBACK (insert_group), NULL);
  g_signal_connect (self, "notify::root", G_CALLBACK (insert_group), NULL);
}
