/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-what-if.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/framework/assay-what-if-chart.h"
#include "app/framework/assay-what-if-controls.h"
#include "app/framework/assay-what-if-ranges.h"
#include "app/widgets/assay-chart-view.h"
#include "app/widgets/assay-confirm.h"
#include "app/widgets/assay-toast.h"
#include "core/base/assay-period.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"
#include "core/scoring/assay-scoring.h"
#include "report/assay-sentences.h"

/**
 * AssayWhatIf:
 *
 * What would follow from other thresholds or weights, before anything is saved. The evidence of the
 * period is read once; every move of a slider runs it through the engine again, at most once a frame.
 * Saving makes the next version of the framework; ratings already given stay under theirs.
 */
struct _AssayWhatIf
{
  AdwBin parent_instance;

  AssayWhatIfControls *controls;
  GtkLabel *sentence_label;
  GtkLabel *moves_label;
  GtkStack *stack;
  GtkBox *chart_head;
  GtkLabel *chart_label;
  AssayChartView *chart_view;
  GtkLabel *note_label;

  AssaySession *session;
  AssayFramework *framework;
  AssayFramework *changed_framework;
  GPtrArray *evidence;
  GHashTable *ratings;
  GPtrArray *moves;
  GCancellable *cancellable;
  GCancellable *ranging;
  guint pause;
  guint tick;
  gboolean changed;
};

enum
{
  PROP_0,
  PROP_CHANGED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A weight that was not moved for so long is at rest. */
#define REST_MS 150

G_DEFINE_FINAL_TYPE (AssayWhatIf, assay_what_if, ADW_TYPE_BIN)

/* What a what-if is worked out from. */
typedef struct
{
  AssayFramework *framework;
  char *period;
  GPtrArray *evidence;
  GPtrArray *ratings;
} Basis;

static void
basis_free (Basis *basis)
{
  g_clear_object (&basis->framework);
  g_clear_pointer (&basis->evidence, g_ptr_array_unref);
  g_clear_pointer (&basis->ratings, g_ptr_array_unref);
  g_free (basis->period);
  g_free (basis);
}

static gpointer
read_basis (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  Basis *wanted = data;
  Basis *basis = g_new0 (Basis, 1);

  basis->evidence = assay_rating_gather (connection, wanted->framework, wanted->period,
                                         cancellable, error);
  if (basis->evidence)
    basis->ratings = assay_rating_list (connection, assay_framework_get_id (wanted->framework),
                                        wanted->period, error);
  if (!basis->ratings)
    g_clear_pointer (&basis, basis_free);

  return basis;
}

static void
set_changed (AssayWhatIf *self,
             gboolean     changed)
{
  if (self->changed == changed)
    return;

  self->changed = changed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHANGED]);
}

static GHashTable *
dup_names (AssayWhatIf *self)
{
  GHashTable *names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer reference, rating;

  g_hash_table_iter_init (&iter, self->ratings);
  while (g_hash_table_iter_next (&iter, &reference, &rating))
    g_hash_table_insert (names, reference, (gpointer) assay_rating_get_name (rating));

  return names;
}

/* With @ranges NULL, the intervals of the ratings are shown. */
static void
show_chart (AssayWhatIf *self,
            GHashTable  *ranges,
            const char  *label)
{
  g_autoptr (AssayChart) chart = NULL;

  chart = assay_what_if_chart_new (self->framework, self->changed_framework, self->moves,
                                   self->ratings, ranges);
  assay_chart_view_set_chart (self->chart_view, chart);
  gtk_label_set_label (self->chart_label, label);
}

static void
ranges_worked_out_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr (AssayWhatIf) self = user_data;
  g_autoptr (GHashTable) ranges = assay_what_if_ranges_finish (result, NULL);

  if (ranges)
    show_chart (self, ranges, _("score, 95 % interval under these weights"));
}

static gboolean
pause_over_cb (gpointer user_data)
{
  AssayWhatIf *self = user_data;

  self->pause = 0;
  self->ranging = g_cancellable_new ();
  assay_what_if_ranges_async (self->changed_framework, self->moves, self->evidence, self->ranging,
                              ranges_worked_out_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
stop_ranging (AssayWhatIf *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->ranging)
    g_cancellable_cancel (self->ranging);
  g_clear_object (&self->ranging);
}

/* A version that was just saved has rated nothing yet: the ratings' intervals are those of the one before. */
static gboolean
do_ratings_hold (AssayWhatIf *self)
{
  GHashTableIter iter;
  gpointer rating;

  g_hash_table_iter_init (&iter, self->ratings);
  while (g_hash_table_iter_next (&iter, NULL, &rating))
    if (assay_rating_get_framework_version (rating) !=
        assay_framework_get_version (self->framework))
      return FALSE;

  return !assay_what_if_ranges_needed (self->framework, self->changed_framework);
}

/* While a weight is being moved there are no intervals; those that hold come when it rests. */
static void
show_intervals (AssayWhatIf *self)
{
  g_autoptr (GHashTable) none = NULL;

  stop_ranging (self);
  if (do_ratings_hold (self))
    {
      show_chart (self, NULL, self->changed ? _("score, 95 % interval; the tinted strip is what the "
                                                "change takes away")
                                            : _("score, 95 % interval"));
      return;
    }

  none = g_hash_table_new (g_str_hash, g_str_equal);
  show_chart (self, none, _("score; the intervals are being worked out again"));
  self->pause = g_timeout_add (REST_MS, pause_over_cb, self);
}

static void
show_moves (AssayWhatIf    *self,
            AssayFramework *then)
{
  g_autofree char *sentence = NULL;
  g_autofree char *detail = NULL;
  g_autoptr (GHashTable) names = dup_names (self);

  g_clear_pointer (&self->moves, g_ptr_array_unref);
  self->moves = assay_what_if (self->framework, then, self->evidence);
  sentence = assay_sentence_what_if (self->framework, then, self->moves);
  detail = assay_sentence_what_if_moves (self->framework, then, self->moves, names);
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_label_set_label (self->moves_label, detail);
  gtk_widget_remove_css_class (GTK_WIDGET (self->moves_label), "caution");
  show_intervals (self);
  assay_what_if_controls_show_counts (self->controls, self->moves);
}

static void
work_out (AssayWhatIf *self)
{
  g_autoptr (AssayFrameworkChange) change = assay_what_if_controls_dup_change (self->controls);
  gboolean empty = assay_framework_change_is_empty (change);
  g_autoptr (GError) error = NULL;

  stop_ranging (self);
  g_clear_object (&self->changed_framework);
  self->changed_framework =
    assay_framework_change_apply (change, self->framework,
                                  assay_framework_get_version (self->framework), &error);
  set_changed (self, !empty && self->changed_framework != NULL);
  if (!self->changed_framework)
    {
      gtk_label_set_label (self->sentence_label, _("These values do not fit together"));
      gtk_label_set_label (self->moves_label, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->moves_label), "caution");
      return;
    }
  if (self->evidence)
    show_moves (self, self->changed_framework);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  AssayWhatIf *self = ASSAY_WHAT_IF (widget);

  self->tick = 0;
  work_out (self);

  return G_SOURCE_REMOVE;
}

static void
controls_changed_cb (AssayWhatIf *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
take_basis (AssayWhatIf *self,
            Basis       *basis)
{
  stop_ranging (self);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  self->evidence = g_steal_pointer (&basis->evidence);
  g_hash_table_remove_all (self->ratings);
  for (guint i = 0; i < basis->ratings->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (basis->ratings, i);

      g_hash_table_insert (self->ratings, g_strdup (assay_rating_get_reference (rating)),
                           g_object_ref (rating));
    }
  gtk_stack_set_visible_child_name (self->stack, self->evidence->len > 0 ? "chart" : "empty");
  work_out (self);
}

static void
basis_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AssayWhatIf) self = user_data;
  g_autoptr (GError) error = NULL;
  Basis *basis = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (error)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        assay_error_show (GTK_WIDGET (self), error);
      return;
    }

  take_basis (self, basis);
  basis_free (basis);
}

/* The period of the framework's kind in which the chosen one ends: the year of a quarter, the last quarter of a
 * year. */
static char *
dup_period (AssaySession   *session,
            AssayFramework *framework)
{
  const char *chosen = assay_session_get_period (session);
  const AssayPeriodKind kind = (AssayPeriodKind) assay_framework_get_period_kind (framework);
  g_autofree char *last = NULL;
  AssayPeriod period;

  if (!assay_period_parse (chosen, &period, NULL) || period.kind == kind)
    return g_strdup (chosen);
  assay_period_get_dates (&period, NULL, &last);
  period = assay_period_for_date (kind, last);
  return assay_period_to_string (&period);
}

static void
show_note (AssayWhatIf *self)
{
  g_autofree char *period = dup_period (self->session, self->framework);
  g_autofree char *text = NULL;

  text = g_strdup_printf (_("Only figures of %s are used. Nothing changes until you save; ratings "
                            "already given stay under version %d."),
                          period, assay_framework_get_version (self->framework));
  gtk_label_set_label (self->note_label, text);
}

/* Saving */

static gpointer
write_framework (AssayConnection *connection,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  assay_library_add (connection, data, error);

  return NULL;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (AssayWhatIf) self = user_data;
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error)
    assay_error_show (GTK_WIDGET (self), error);
  else if (g_str_equal (assay_framework_get_id (self->framework),
                        assay_session_get_framework_id (self->session)))
    assay_toast_with_action (GTK_WIDGET (self), _("The new version is saved."), _("Rate Now"),
                             "win.rate", NULL);
  else
    assay_toast (GTK_WIDGET (self), _("The new version is saved."));
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AssayWhatIf) self = user_data;
  g_autoptr (AssayFrameworkChange) change = NULL;
  g_autoptr (GError) error = NULL;
  AssayFramework *next;

  if (!assay_confirm_finish (result))
    return;

  change = assay_what_if_controls_dup_change (self->controls);
  next = assay_framework_change_apply (change, self->framework,
                                       assay_framework_get_version (self->framework) + 1, &error);
  if (!next)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  assay_session_write_async (self->session, write_framework, next, g_object_unref, NULL, NULL,
                             written_cb, g_object_ref (self));
}

static void
assay_what_if_dispose (GObject *object)
{
  AssayWhatIf *self = ASSAY_WHAT_IF (object);

  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  stop_ranging (self);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->moves, g_ptr_array_unref);
  g_clear_object (&self->changed_framework);
  g_clear_object (&self->framework);
  g_clear_object (&self->session);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_pointer (&self->ratings, g_hash_table_unref);

  G_OBJECT_CLASS (assay_what_if_parent_class)->dispose (object);
}

static void
assay_what_if_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (prop_id == PROP_CHANGED)
    g_value_set_boolean (value, ASSAY_WHAT_IF (object)->changed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
assay_what_if_class_init (AssayWhatIfClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_what_if_dispose;
  G_OBJECT_CLASS (klass)->get_property = assay_what_if_get_property;
  properties[PROP_CHANGED] = g_param_spec_boolean ("changed", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (ASSAY_TYPE_WHAT_IF_CONTROLS);
  g_type_ensure (ASSAY_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/framework/assay-what-if.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayWhatIf, controls);
  gtk_widget_class_bind_template_child (widget_class, AssayWhatIf, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayWhatIf, moves_label);
  gtk_widget_class_bind_template_child (widget_class, AssayWhatIf, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayWhatIf, chart_head);
  gtk_widget_class_bind_template_child (widget_class, AssayWhatIf, chart_label);
  gtk_widget_class_bind_template_child (widget_class, AssayWhatIf, chart_view);
  gtk_widget_class_bind_template_child (widget_class, AssayWhatIf, note_label);
}

static void
assay_what_if_init (AssayWhatIf *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ratings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_box_append (self->chart_head, assay_chart_view_get_controls (self->chart_view));
  g_signal_connect_object (self->controls, "changed", G_CALLBACK (controls_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * assay_what_if_new:
 *
 * Makes a what-if without a framework.
 *
 * Returns: (transfer floating): the what-if
 */
GtkWidget *
assay_what_if_new (void)
{
  return g_object_new (ASSAY_TYPE_WHAT_IF, NULL);
}

/**
 * assay_what_if_show:
 * @self: the what-if
 * @session: the register, whose period is used
 * @framework: the version in force
 *
 * Reads the evidence of the period, or of that of the framework's kind in which it ends. Sliders that
 * were moved stay, unless the version is another one.
 */
void
assay_what_if_show (AssayWhatIf    *self,
                    AssaySession   *session,
                    AssayFramework *framework)
{
  Basis *wanted = g_new0 (Basis, 1);

  g_return_if_fail (ASSAY_IS_WHAT_IF (self));

  g_set_object (&self->session, session);
  if (!self->framework ||
      g_strcmp0 (assay_framework_get_id (self->framework),
                 assay_framework_get_id (framework)) != 0 ||
      assay_framework_get_version (self->framework) != assay_framework_get_version (framework))
    {
      g_set_object (&self->framework, framework);
      assay_what_if_controls_show (self->controls, framework);
    }
  show_note (self);

  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  wanted->framework = g_object_ref (framework);
  wanted->period = dup_period (session, framework);
  assay_session_read_async (session, read_basis, wanted, (GDestroyNotify) basis_free,
                            (GDestroyNotify) basis_free, self->cancellable, basis_read_cb,
                            g_object_ref (self));
}

/**
 * assay_what_if_reset:
 * @self: the what-if
 *
 * Puts all values back to those in force.
 */
void
assay_what_if_reset (AssayWhatIf *self)
{
  g_return_if_fail (ASSAY_IS_WHAT_IF (self));

  assay_what_if_controls_reset (self->controls);
}

/**
 * assay_what_if_save:
 * @self: the what-if
 *
 * Asks whether to save the change as the next version, naming what it changes, and does.
 */
void
assay_what_if_save (AssayWhatIf *self)
{
  g_autoptr (AssayFrameworkChange) change = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *what = NULL;
  g_autofree char *body = NULL;
  g_autofree char *verb = NULL;
  int version;

  g_return_if_fail (ASSAY_IS_WHAT_IF (self));

  change = assay_what_if_controls_dup_change (self->controls);
  version = assay_framework_get_version (self->framework) + 1;
  what = assay_framework_change_describe (change, self->framework);
  heading = g_strdup_printf (_("Save as Version %d of “%s”?"), version,
                             assay_framework_get_title (self->framework));
  body = g_strdup_printf (_("%s. Ratings already given stay under version %d; rating again uses "
                            "version %d."), what, version - 1, version);
  verb = g_strdup_printf (_("_Save Version %d"), version);
  assay_confirm_async (GTK_WIDGET (self), heading, body, verb, FALSE, NULL, confirmed_cb,
                       g_object_ref (self));
}
