/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-session.h"

#include <glib/gi18n-lib.h>

#include "app/assay-session-private.h"
#include "core/base/assay-date.h"
#include "core/base/assay-period.h"
#include "core/rating/assay-rating.h"

/* What the window needs to know of a register (frameworks, periods) is read when it is opened and again after
 * every change, and only then `changed` is emitted, so that pages find the lists as new as the register. */

struct _AssaySession
{
  GObject parent_instance;

  AssayDb *db;
  char *period;
  char *framework_id;
  GPtrArray *frameworks;
  GPtrArray *known; /* of AssayKnownPeriod */
  char **periods; /* those of them that the framework knows */
  gint64 last_change;
};

enum
{
  PROP_0,
  PROP_PATH,
  PROP_PERIOD,
  PROP_FRAMEWORK_ID,
  PROP_READ_ONLY,
  PROP_NOTICE,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AssaySession, assay_session, G_TYPE_OBJECT)

static char *
dup_period_of_today (AssayFramework *framework)
{
  g_autofree char *today = assay_date_today ();
  AssayPeriod period = assay_period_for_date ((AssayPeriodKind)
                                              assay_framework_get_period_kind (framework), today);

  return assay_period_to_string (&period);
}

static void
choose_framework (AssaySession *self)
{
  AssayFramework *first = assay_session_outline_find_framework (self->frameworks, self->known);

  if (assay_session_get_framework (self) != NULL || first == NULL)
    return;
  g_free (self->framework_id);
  self->framework_id = g_strdup (assay_framework_get_id (first));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRAMEWORK_ID]);
}

static void
take_periods (AssaySession *self)
{
  g_strfreev (self->periods);
  self->periods = assay_session_outline_list_periods (self->known, self->framework_id);
}

static void
choose_period (AssaySession *self)
{
  AssayFramework *framework = assay_session_get_framework (self);
  const char *first = assay_session_outline_find_period (self->known, self->framework_id);

  if (*self->period != '\0')
    return;
  if (first != NULL)
    assay_session_set_period (self, first);
  else if (framework != NULL)
    {
      g_autofree char *period = dup_period_of_today (framework);

      assay_session_set_period (self, period);
    }
}

static void
take_outline (AssaySession        *self,
              AssaySessionOutline *outline)
{
  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  self->frameworks = g_steal_pointer (&outline->frameworks);
  self->known = g_steal_pointer (&outline->periods);
  assay_session_outline_free (outline);
  choose_framework (self);
  take_periods (self);
  choose_period (self);
}

static void
outline_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AssaySession) self = ASSAY_SESSION (user_data);
  g_autoptr (GError) error = NULL;
  AssaySessionOutline *outline = assay_db_finish (ASSAY_DB (source), result, &error);

  if (outline == NULL)
    {
      g_debug ("Cannot read what the register holds: %s", error->message);
      return;
    }
  if (self->db != ASSAY_DB (source))
    {
      assay_session_outline_free (outline);
      return;
    }
  take_outline (self, outline);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
notice_changed_cb (AssaySession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

static void
notify_register (AssaySession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

/**
 * assay_session_open_finish:
 * @self: a session
 * @result: from the callback
 * @error: return location for an error of %ASSAY_STORE_ERROR
 *
 * Takes up the register that was opened, closes the one before and emits `changed`.
 *
 * Returns: whether there is a register now
 */
gboolean
assay_session_open_finish (AssaySession  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  AssaySessionOutline *outline;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  assay_session_close (self);
  self->db = _assay_session_take_opened (G_TASK (result), &outline);
  g_signal_connect_object (self->db, "notify::notice", G_CALLBACK (notice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->db, "notify::last-change", G_CALLBACK (assay_session_check), self,
                           G_CONNECT_SWAPPED);
  self->last_change = assay_db_get_last_change (self->db);
  take_outline (self, outline);
  notify_register (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * assay_session_close:
 * @self: a session
 *
 * Lets the register go, if there is one.
 */
void
assay_session_close (AssaySession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = g_steal_pointer (&self->db);

  g_return_if_fail (ASSAY_IS_SESSION (self));

  if (db == NULL)
    return;
  if (!assay_db_close (db, &error))
    g_message ("Closing %s: %s", assay_db_get_path (db), error->message);
  g_ptr_array_set_size (self->frameworks, 0);
  g_ptr_array_set_size (self->known, 0);
  take_periods (self);
  g_free (self->period);
  self->period = g_strdup ("");
  g_free (self->framework_id);
  self->framework_id = g_strdup ("");
  notify_register (self);
}

/**
 * assay_session_get_db:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the open register
 */
AssayDb *
assay_session_get_db (AssaySession *self)
{
  return self->db;
}

/**
 * assay_session_get_path:
 * @self: a session
 *
 * Returns: the register's path, "" without one
 */
const char *
assay_session_get_path (AssaySession *self)
{
  return self->db != NULL ? assay_db_get_path (self->db) : "";
}

/**
 * assay_session_get_notice:
 * @self: a session
 *
 * Returns: what is to be said of the register as long as it is open, "" for nothing
 */
const char *
assay_session_get_notice (AssaySession *self)
{
  const char *notice = self->db != NULL ? assay_db_get_notice (self->db) : NULL;

  return notice != NULL ? notice : "";
}

/**
 * assay_session_is_read_only:
 * @self: a session
 *
 * Returns: whether nothing can be changed, because of the file or of the person
 */
gboolean
assay_session_is_read_only (AssaySession *self)
{
  return self->db == NULL || assay_db_is_read_only (self->db);
}

/**
 * assay_session_get_period:
 * @self: a session
 *
 * Returns: the period that pages show, in canonical form; "" without a register
 */
const char *
assay_session_get_period (AssaySession *self)
{
  return self->period;
}

/**
 * assay_session_set_period:
 * @self: a session
 * @period: a period in canonical form; not checked
 */
void
assay_session_set_period (AssaySession *self,
                          const char   *period)
{
  g_return_if_fail (ASSAY_IS_SESSION (self));
  g_return_if_fail (period != NULL);

  if (g_str_equal (period, self->period))
    return;
  g_free (self->period);
  self->period = g_strdup (period);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERIOD]);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * assay_session_get_periods:
 * @self: a session
 *
 * Returns: (array zero-terminated=1): every period of which something is known by the framework that pages show,
 *   newest first
 */
const char *const *
assay_session_get_periods (AssaySession *self)
{
  return (const char *const *) self->periods;
}

/**
 * assay_session_get_framework:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the newest version of the framework that pages show
 */
AssayFramework *
assay_session_get_framework (AssaySession *self)
{
  for (guint i = 0; i < self->frameworks->len; i++)
    {
      AssayFramework *framework = g_ptr_array_index (self->frameworks, i);

      if (g_str_equal (assay_framework_get_id (framework), self->framework_id))
        return framework;
    }
  return NULL;
}

/**
 * assay_session_get_framework_id:
 * @self: a session
 *
 * Returns: the id of the framework that pages show, "" without a register
 */
const char *
assay_session_get_framework_id (AssaySession *self)
{
  return self->framework_id;
}

/* A framework of years has nothing to say of a quarter: it begins with the newest year of which something is known. */
static void
fit_period (AssaySession *self)
{
  AssayFramework *framework = assay_session_get_framework (self);
  g_autofree char *today = assay_date_today ();
  AssayPeriod period;
  const char *newest;

  if (framework == NULL || self->known == NULL ||
      (assay_period_parse (self->period, &period, NULL) &&
       (int) period.kind == assay_framework_get_period_kind (framework)))
    return;
  newest = assay_session_outline_find_rated_period (self->known, framework, today);
  if (newest != NULL)
    assay_session_set_period (self, newest);
}

/**
 * assay_session_set_framework_id:
 * @self: a session
 * @id: one of assay_session_get_frameworks ()
 *
 * Where the period is not of the length that the framework rates, the newest known one that is becomes the period.
 */
void
assay_session_set_framework_id (AssaySession *self,
                                const char   *id)
{
  g_return_if_fail (ASSAY_IS_SESSION (self));
  g_return_if_fail (id != NULL);

  if (g_str_equal (id, self->framework_id))
    return;
  g_free (self->framework_id);
  self->framework_id = g_strdup (id);
  take_periods (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRAMEWORK_ID]);
  fit_period (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * assay_session_get_frameworks:
 * @self: a session
 *
 * Returns: (transfer none) (element-type AssayFramework): the newest version of each
 */
GPtrArray *
assay_session_get_frameworks (AssaySession *self)
{
  return self->frameworks;
}

/**
 * assay_session_changed:
 * @self: a session
 *
 * Says that the register holds something else now, by whatever way that came about (a write of
 * assay_session_write_async () says so itself). `changed` follows once the lists are read again.
 */
void
assay_session_changed (AssaySession *self)
{
  g_return_if_fail (ASSAY_IS_SESSION (self));

  if (self->db == NULL)
    return;
  self->last_change = assay_db_get_last_change (self->db);
  assay_db_read_async (self->db, assay_session_outline_read, NULL, NULL,
                       (GDestroyNotify) assay_session_outline_free, NULL, outline_read_cb,
                       g_object_ref (self));
}

/**
 * assay_session_check:
 * @self: a session
 *
 * Looks whether the register was changed since the last look, here or by somebody else, and reads again if so.
 * What others change is noticed without that too, after some seconds.
 */
void
assay_session_check (AssaySession *self)
{
  g_return_if_fail (ASSAY_IS_SESSION (self));

  if (self->db != NULL && assay_db_get_last_change (self->db) != self->last_change)
    assay_session_changed (self);
}

static void
assay_session_finalize (GObject *object)
{
  AssaySession *self = ASSAY_SESSION (object);

  assay_session_close (self);
  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->periods, g_strfreev);
  g_clear_pointer (&self->period, g_free);
  g_clear_pointer (&self->framework_id, g_free);
  G_OBJECT_CLASS (assay_session_parent_class)->finalize (object);
}

static void
assay_session_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AssaySession *self = ASSAY_SESSION (object);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, assay_session_get_path (self));
      break;
    case PROP_PERIOD:
      g_value_set_string (value, self->period);
      break;
    case PROP_FRAMEWORK_ID:
      g_value_set_string (value, self->framework_id);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, assay_session_is_read_only (self));
      break;
    case PROP_NOTICE:
      g_value_set_string (value, assay_session_get_notice (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_session_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AssaySession *self = ASSAY_SESSION (object);

  switch (prop_id)
    {
    case PROP_PERIOD:
      assay_session_set_period (self, g_value_get_string (value));
      break;
    case PROP_FRAMEWORK_ID:
      assay_session_set_framework_id (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
assay_session_class_init (AssaySessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = assay_session_finalize;
  object_class->get_property = assay_session_get_property;
  object_class->set_property = assay_session_set_property;
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, "", readable);
  properties[PROP_PERIOD] = g_param_spec_string ("period", NULL, NULL, "", writable);
  properties[PROP_FRAMEWORK_ID] = g_param_spec_string ("framework-id", NULL, NULL, "", writable);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, TRUE, readable);
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, "", readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", ASSAY_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
assay_session_init (AssaySession *self)
{
  self->frameworks = g_ptr_array_new_with_free_func (g_object_unref);
  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_known_period_free);
  self->periods = g_new0 (char *, 1);
  self->period = g_strdup ("");
  self->framework_id = g_strdup ("");
}

/**
 * assay_session_new:
 *
 * Returns: (transfer full): a session without a register
 */
AssaySession *
assay_session_new (void)
{
  return g_object_new (ASSAY_TYPE_SESSION, NULL);
}
