/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The controller keeps what a person decided; a pass over the file works on a copy of it, the plan, in a
 * thread of its own. Check and commit run the same pass: the check without a lock on the register and
 * without storing, the commit on the writer's thread inside one transaction. What a kind of import knows lies
 * in its handler. */

#include "config.h"

#include "core/intake/assay-import-controller-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "core/base/assay-error.h"

G_DEFINE_FINAL_TYPE (AssayImportController, assay_import_controller, G_TYPE_OBJECT)

enum
{
  PROP_STATE = 1,
  PROP_CAN_GO_NEXT,
  PROP_CAN_GO_BACK,
  PROP_BLOCKED_REASON,
  PROP_PROGRESS,
  PROP_ROWS_DONE,
  PROP_BUSY,
  PROP_PERIOD,
  PROP_SURVEY_NAME,
  PROP_REPLACE,
  PROP_UNKNOWN_AS_BLANK,
  PROP_KEEP_COMMENTS,
  PROP_KEEP_PERSONAL,
  PROP_OUTSIDE_PERIOD,
  PROP_ALLOW_REPEATS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define TICK_MILLISECONDS 100

static void
notify (AssayImportController *self,
        guint                  property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Why the import cannot go on from where it stands; NULL if it can. */
static char *
dup_blocked_reason (AssayImportController *self)
{
  g_autoptr (GError) error = NULL;

  if (self->busy)
    return g_strdup (_ ("Please wait until the file is read."));
  if (self->state == ASSAY_IMPORT_STATE_FILE)
    return self->file == NULL ? g_strdup (_ ("Choose a file first.")) : NULL;
  if (self->state == ASSAY_IMPORT_STATE_DONE)
    return g_strdup (_ ("The import is done."));
  if (!assay_import_controller_check_settled (self, &error))
    return g_strdup (error->message);
  return NULL;
}

static void
assay_import_controller_get_property (GObject    *object,
                                      guint       id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  AssayImportController *self = ASSAY_IMPORT_CONTROLLER (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_CAN_GO_NEXT:
      {
        g_autofree char *reason = dup_blocked_reason (self);

        g_value_set_boolean (value, reason == NULL);
        break;
      }
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, !self->busy && self->state > ASSAY_IMPORT_STATE_FILE
                                      && self->state < ASSAY_IMPORT_STATE_DONE);
      break;
    case PROP_BLOCKED_REASON:
      g_value_take_string (value, dup_blocked_reason (self));
      break;
    case PROP_PROGRESS:
      g_value_set_double (value, g_atomic_int_get (&self->progress.permille) / 1000.0);
      break;
    case PROP_ROWS_DONE:
      g_value_set_uint64 (value, (guint64) g_atomic_int_get (&self->progress.rows));
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_SURVEY_NAME:
      g_value_set_string (value, self->survey_name);
      break;
    case PROP_REPLACE:
      g_value_set_boolean (value, self->replace);
      break;
    case PROP_UNKNOWN_AS_BLANK:
      g_value_set_boolean (value, self->unknown_as_blank);
      break;
    case PROP_KEEP_COMMENTS:
      g_value_set_boolean (value, self->keep_comments);
      break;
    case PROP_KEEP_PERSONAL:
      g_value_set_boolean (value, self->keep_personal);
      break;
    case PROP_OUTSIDE_PERIOD:
      g_value_set_boolean (value, self->outside_period);
      break;
    case PROP_ALLOW_REPEATS:
      g_value_set_boolean (value, self->allow_repeats);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_text (char        **text,
          const GValue *value)
{
  g_free (*text);
  *text = g_strdup (g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
}

static void
assay_import_controller_set_property (GObject      *object,
                                      guint         id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  AssayImportController *self = ASSAY_IMPORT_CONTROLLER (object);

  switch (id)
    {
    case PROP_PERIOD:
      set_text (&self->period, value);
      break;
    case PROP_SURVEY_NAME:
      set_text (&self->survey_name, value);
      break;
    case PROP_REPLACE:
      self->replace = g_value_get_boolean (value);
      break;
    case PROP_UNKNOWN_AS_BLANK:
      self->unknown_as_blank = g_value_get_boolean (value);
      break;
    case PROP_KEEP_COMMENTS:
      self->keep_comments = g_value_get_boolean (value);
      break;
    case PROP_KEEP_PERSONAL:
      self->keep_personal = g_value_get_boolean (value);
      break;
    case PROP_OUTSIDE_PERIOD:
      /* What was checked still holds. */
      self->outside_period = g_value_get_boolean (value);
      _assay_import_controller_set_state (self, self->state);
      return;
    case PROP_ALLOW_REPEATS:
      self->allow_repeats = g_value_get_boolean (value);
      _assay_import_controller_set_state (self, self->state);
      return;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  _assay_import_controller_changed (self);
}

static gboolean
tick_cb (gpointer data)
{
  AssayImportController *self = data;

  notify (self, PROP_PROGRESS);
  notify (self, PROP_ROWS_DONE);
  return G_SOURCE_CONTINUE;
}

/* In the main context that the work reports to, which need not be the default one. */
static void
start_ticking (AssayImportController *self)
{
  self->tick = g_timeout_source_new (TICK_MILLISECONDS);
  g_source_set_callback (self->tick, tick_cb, self, NULL);
  g_source_attach (self->tick, g_main_context_get_thread_default ());
}

static void
stop_ticking (AssayImportController *self)
{
  if (self->tick != NULL)
    g_source_destroy (self->tick);
  g_clear_pointer (&self->tick, g_source_unref);
}

static void
assay_import_controller_finalize (GObject *object)
{
  AssayImportController *self = ASSAY_IMPORT_CONTROLLER (object);

  stop_ticking (self);
  g_clear_object (&self->db);
  g_clear_object (&self->handler);
  g_free (self->period);
  g_free (self->survey_name);
  g_clear_object (&self->file);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_object (&self->columns);
  g_free (self->digest);
  g_free (self->elsewhere);
  g_clear_object (&self->answers);
  g_clear_object (&self->set_aside);
  g_clear_object (&self->providers);
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  G_OBJECT_CLASS (assay_import_controller_parent_class)->finalize (object);
}

static void
install_flag (GObjectClass *klass,
              guint         id,
              const char   *name)
{
  properties[id] = g_param_spec_boolean (name, NULL, NULL, FALSE,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
}

static void
assay_import_controller_class_init (AssayImportControllerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = assay_import_controller_get_property;
  object_class->set_property = assay_import_controller_set_property;
  object_class->finalize = assay_import_controller_finalize;
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, ASSAY_IMPORT_STATE_DONE, 0, read);
  properties[PROP_CAN_GO_NEXT] = g_param_spec_boolean ("can-go-next", NULL, NULL, FALSE, read);
  properties[PROP_CAN_GO_BACK] = g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE, read);
  properties[PROP_BLOCKED_REASON] = g_param_spec_string ("blocked-reason", NULL, NULL, NULL, read);
  properties[PROP_PROGRESS] = g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0, read);
  properties[PROP_ROWS_DONE] = g_param_spec_uint64 ("rows-done", NULL, NULL, 0, G_MAXUINT64, 0, read);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  properties[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, NULL, both);
  properties[PROP_SURVEY_NAME] = g_param_spec_string ("survey-name", NULL, NULL, NULL, both);
  install_flag (object_class, PROP_REPLACE, "replace");
  install_flag (object_class, PROP_UNKNOWN_AS_BLANK, "unknown-as-blank");
  install_flag (object_class, PROP_KEEP_COMMENTS, "keep-comments");
  install_flag (object_class, PROP_KEEP_PERSONAL, "keep-personal");
  install_flag (object_class, PROP_OUTSIDE_PERIOD, "outside-period");
  install_flag (object_class, PROP_ALLOW_REPEATS, "allow-repeats");
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
assay_import_controller_init (AssayImportController *self)
{
  self->columns = g_list_store_new (ASSAY_TYPE_IMPORT_COLUMN);
  self->answers = g_list_store_new (ASSAY_TYPE_IMPORT_ANSWER);
  self->providers = g_list_store_new (ASSAY_TYPE_IMPORT_PROVIDER);
  self->set_aside = assay_set_aside_list_new ();
}

/**
 * assay_import_controller_new:
 * @db: the register
 * @handler: (transfer full): the kind of import
 * @period: (nullable): the period that the file is about, in canonical form
 * @survey_name: (nullable): the name of the survey
 *
 * Makes a controller. For the kinds of import, which have constructors of their own.
 *
 * Returns: (transfer full): the controller
 */
AssayImportController *
assay_import_controller_new (AssayDb            *db,
                             AssayImportHandler *handler,
                             const char         *period,
                             const char         *survey_name)
{
  AssayImportController *self = g_object_new (ASSAY_TYPE_IMPORT_CONTROLLER, NULL);

  self->db = g_object_ref (db);
  self->handler = handler;
  self->period = g_strdup (period != NULL ? period : "");
  self->survey_name = g_strdup (survey_name != NULL ? survey_name : "");
  self->targets = assay_import_handler_list_targets (handler);
  return self;
}

AssayImportColumn *
_assay_import_controller_get_column (AssayImportController *self,
                                     guint                  index)
{
  /* The model keeps the column alive. */
  AssayImportColumn *column = g_list_model_get_item (G_LIST_MODEL (self->columns), index);

  if (column != NULL)
    g_object_unref (column);
  return column;
}

/* The choices of all columns, borrowed. */
GPtrArray *
_assay_import_controller_choices (AssayImportController *self)
{
  GPtrArray *choices = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->columns)); i++)
    g_ptr_array_add (choices,
                     _assay_import_column_get_choice (_assay_import_controller_get_column (self, i)));
  return choices;
}

/* All that was decided so far, copied for a pass. */
AssayImportPlan *
_assay_import_controller_make_plan (AssayImportController *self)
{
  AssayImportPlan *plan = g_new0 (AssayImportPlan, 1);
  g_autoptr (GPtrArray) choices = _assay_import_controller_choices (self);

  plan->file = g_object_ref (self->file);
  plan->file_name = g_path_get_basename (assay_table_file_get_path (self->file));
  plan->period = g_strdup (self->period);
  plan->survey_name = g_strdup (self->survey_name);
  plan->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_column_choice_free);
  for (guint i = 0; i < choices->len; i++)
    g_ptr_array_add (plan->columns, assay_column_choice_copy (g_ptr_array_index (choices, i)));
  plan->replace = self->replace;
  plan->unknown_as_blank = self->unknown_as_blank;
  plan->keep_comments = self->keep_comments;
  plan->keep_personal = self->keep_personal;
  plan->allow_repeats = self->allow_repeats;
  return plan;
}

/* Something was decided otherwise: what was checked no longer holds. */
void
_assay_import_controller_changed (AssayImportController *self)
{
  self->checked = FALSE;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_STATE; i < N_PROPS; i++)
    notify (self, i);
  g_object_thaw_notify (G_OBJECT (self));
}

void
_assay_import_controller_set_busy (AssayImportController *self,
                                   gboolean               busy)
{
  self->busy = busy;
  stop_ticking (self);
  if (busy)
    {
      g_atomic_int_set (&self->progress.permille, 0);
      g_atomic_int_set (&self->progress.rows, 0);
      start_ticking (self);
    }
  g_object_freeze_notify (G_OBJECT (self));
  notify (self, PROP_BUSY);
  notify (self, PROP_PROGRESS);
  notify (self, PROP_ROWS_DONE);
  notify (self, PROP_CAN_GO_NEXT);
  notify (self, PROP_CAN_GO_BACK);
  notify (self, PROP_BLOCKED_REASON);
  g_object_thaw_notify (G_OBJECT (self));
}

void
_assay_import_controller_set_state (AssayImportController *self,
                                    AssayImportState       state)
{
  self->state = state;
  g_object_freeze_notify (G_OBJECT (self));
  notify (self, PROP_STATE);
  notify (self, PROP_CAN_GO_NEXT);
  notify (self, PROP_CAN_GO_BACK);
  notify (self, PROP_BLOCKED_REASON);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
refill (GListStore *store,
        GPtrArray  *items)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, items->len);
}

/* Brings what a pass found to those who watch. */
void
_assay_import_controller_show_pass (AssayImportController *self,
                                    AssayImportPass       *pass)
{
  g_autoptr (GPtrArray) providers = assay_import_pass_list_providers (pass);

  self->counts = *assay_import_pass_get_counts (pass);
  refill (self->answers, assay_import_pass_get_answers (pass));
  refill (self->providers, providers);
  assay_set_aside_list_take (self->set_aside, assay_import_pass_get_set_aside (pass));
  g_clear_pointer (&self->notices, g_ptr_array_unref);
  self->notices = assay_import_pass_list_warnings (pass);
}

/**
 * assay_import_controller_get_kind:
 * @self: a controller
 *
 * Tells what is imported.
 *
 * Returns: the kind
 */
AssayImportKind
assay_import_controller_get_kind (AssayImportController *self)
{
  return assay_import_handler_get_kind (self->handler);
}

/**
 * assay_import_controller_get_state:
 * @self: a controller
 *
 * Tells where the import stands.
 *
 * Returns: the state
 */
AssayImportState
assay_import_controller_get_state (AssayImportController *self)
{
  return self->state;
}

/**
 * assay_import_controller_get_file:
 * @self: a controller
 *
 * Gives the file that was opened.
 *
 * Returns: (transfer none) (nullable): the file
 */
AssayTableFile *
assay_import_controller_get_file (AssayImportController *self)
{
  return self->file;
}

/**
 * assay_import_controller_is_checked:
 * @self: a controller
 *
 * Tells whether the counts, answers and rows set aside are those of what is decided now; if not, a check
 * brings them up to date.
 *
 * Returns: %TRUE if they are
 */
gboolean
assay_import_controller_is_checked (AssayImportController *self)
{
  return self->checked;
}

/**
 * assay_import_controller_dup_nothing_kept:
 * @self: a controller that was checked or is done
 *
 * Says that an import keeps nothing, since every row is set aside, and why.
 *
 * Returns: (transfer full) (nullable): sentences, or %NULL where something is kept
 */
char *
assay_import_controller_dup_nothing_kept (AssayImportController *self)
{
  g_autoptr (AssaySetAside) first = g_list_model_get_item (G_LIST_MODEL (self->set_aside), 0);

  if (self->state < ASSAY_IMPORT_STATE_CHECK || first == NULL || self->counts.set_aside < self->counts.read)
    return NULL;
  /* TRANSLATORS: the number of a line in a file, why it was set aside, perhaps one more sentence */
  return g_strdup_printf (self->state == ASSAY_IMPORT_STATE_DONE
                              ? _ ("No row could be imported, and nothing was kept. Line %" PRIu64 ": %s.%s")
                              : _ ("No row can be imported. Line %" PRIu64 ": %s.%s"),
                          assay_set_aside_get_line (first), assay_set_aside_get_reason (first),
                          self->lacks_providers ? _ (" The register has no providers yet: import them first.") : "");
}

/**
 * assay_import_controller_get_elsewhere:
 * @self: a controller that was checked
 *
 * Names the other survey of the period that has returns of the file already, so that they would count twice.
 *
 * Returns: (transfer none) (nullable): its name, or %NULL where there is none
 */
const char *
assay_import_controller_get_elsewhere (AssayImportController *self)
{
  return self->elsewhere;
}

/**
 * assay_import_controller_get_counts:
 * @self: a controller
 *
 * Gives the counts of the last check or, once done, of the import.
 *
 * Returns: (transfer none): the counts
 */
const AssayImportCounts *
assay_import_controller_get_counts (AssayImportController *self)
{
  return &self->counts;
}

/**
 * assay_import_controller_get_set_aside:
 * @self: a controller
 *
 * Gives the rows that the last check or the import set aside.
 *
 * Returns: (transfer none): a model of AssaySetAside, the same one all the time
 */
GListModel *
assay_import_controller_get_set_aside (AssayImportController *self)
{
  return G_LIST_MODEL (self->set_aside);
}

/**
 * assay_import_controller_get_providers:
 * @self: a controller
 *
 * Gives what the last check or the import found for each provider.
 *
 * Returns: (transfer none): a model of AssayImportProvider, the same one all the time
 */
GListModel *
assay_import_controller_get_providers (AssayImportController *self)
{
  return G_LIST_MODEL (self->providers);
}

/**
 * assay_import_controller_get_answers:
 * @self: a controller
 *
 * Gives the texts that the last check did not understand.
 *
 * Returns: (transfer none): a model of AssayImportAnswer, the same one all the time
 */
GListModel *
assay_import_controller_get_answers (AssayImportController *self)
{
  return G_LIST_MODEL (self->answers);
}

/**
 * assay_import_controller_go_back:
 * @self: a controller
 *
 * Goes one state back, if it can.
 */
void
assay_import_controller_go_back (AssayImportController *self)
{
  if (!self->busy && self->state > ASSAY_IMPORT_STATE_FILE && self->state < ASSAY_IMPORT_STATE_DONE)
    _assay_import_controller_set_state (self, self->state - 1);
}

/**
 * assay_import_controller_go_next:
 * @self: a controller
 *
 * Goes one state on, if nothing stands in the way. The last step is the commit's.
 */
void
assay_import_controller_go_next (AssayImportController *self)
{
  g_autofree char *reason = dup_blocked_reason (self);

  if (reason == NULL && self->state < ASSAY_IMPORT_STATE_CHECK)
    _assay_import_controller_set_state (self, self->state + 1);
}
