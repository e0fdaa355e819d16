/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-task-window.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-number.h"

/**
 * AssayTaskWindow:
 *
 * The work runs in a thread and reports by two atomic numbers; the window looks at them ten times a
 * second. It is presented after 0.3 seconds, so that short work shows nothing.
 */
struct _AssayTaskWindow
{
  AdwWindow parent_instance;

  GtkLabel *title_label;
  GtkLabel *count_label;
  GtkProgressBar *bar;
  GtkLabel *leaves_label;

  GCancellable *cancellable;
  guint timer;
  guint ticks;
  int done;
  int total;
};

G_DEFINE_FINAL_TYPE (AssayTaskWindow, assay_task_window, ADW_TYPE_WINDOW)

#define TICK_MILLISECONDS 100
#define TICKS_BEFORE_SHOWN 3

static void
show_progress (AssayTaskWindow *self)
{
  int done = g_atomic_int_get (&self->done);
  int total = g_atomic_int_get (&self->total);
  g_autofree char *done_text = assay_format_count (done);
  g_autofree char *total_text = assay_format_count (total);
  g_autofree char *text = NULL;

  if (total <= 0)
    {
      gtk_progress_bar_pulse (self->bar);
      return;
    }

  text = g_strdup_printf (_("%s of %s"), done_text, total_text);
  gtk_label_set_label (self->count_label, text);
  gtk_progress_bar_set_fraction (self->bar, CLAMP ((double) done / total, 0, 1));
}

static gboolean
tick_cb (gpointer user_data)
{
  AssayTaskWindow *self = user_data;

  if (++self->ticks == TICKS_BEFORE_SHOWN)
    gtk_window_present (GTK_WINDOW (self));
  show_progress (self);

  return G_SOURCE_CONTINUE;
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_cancellable_cancel (ASSAY_TASK_WINDOW (widget)->cancellable);
}

static gboolean
assay_task_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (ASSAY_TASK_WINDOW (window)->cancellable);

  return TRUE;
}

static void
assay_task_window_dispose (GObject *object)
{
  AssayTaskWindow *self = ASSAY_TASK_WINDOW (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (assay_task_window_parent_class)->dispose (object);
}

static void
assay_task_window_class_init (AssayTaskWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_task_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = assay_task_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/widgets/assay-task-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayTaskWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, AssayTaskWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, AssayTaskWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, AssayTaskWindow, leaves_label);
  gtk_widget_class_install_action (widget_class, "task.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "task.cancel", NULL);
}

static void
assay_task_window_init (AssayTaskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->timer = g_timeout_add (TICK_MILLISECONDS, tick_cb, self);
}

/**
 * assay_task_window_new:
 * @parent: the main window
 * @title: what is being done
 * @leaves: what cancelling leaves behind, a sentence
 *
 * Begins to watch a piece of work. assay_task_window_finish() must follow when it has ended.
 *
 * Returns: (transfer full): the window
 */
AssayTaskWindow *
assay_task_window_new (GtkWindow  *parent,
                       const char *title,
                       const char *leaves)
{
  AssayTaskWindow *self = g_object_new (ASSAY_TYPE_TASK_WINDOW, "transient-for", parent,
                                        "title", title, NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->leaves_label, leaves);

  return g_object_ref (self);
}

/**
 * assay_task_window_get_cancellable:
 * @self: the window
 *
 * Returns: (transfer none): cancelled when the person wants the work to stop
 */
GCancellable *
assay_task_window_get_cancellable (AssayTaskWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_TASK_WINDOW (self), NULL);

  return self->cancellable;
}

/**
 * assay_task_window_report:
 * @done: how much is done
 * @total: of how much
 * @self: the window
 *
 * Says how far the work is. May be called in the thread that does it; its shape is that of
 * #AssayRatingProgress.
 */
void
assay_task_window_report (guint    done,
                          guint    total,
                          gpointer self)
{
  AssayTaskWindow *window = self;

  g_atomic_int_set (&window->done, (int) done);
  g_atomic_int_set (&window->total, (int) total);
}

/**
 * assay_task_window_finish:
 * @self: (transfer full): the window
 *
 * Takes the window away, in the main thread.
 */
void
assay_task_window_finish (AssayTaskWindow *self)
{
  g_return_if_fail (ASSAY_IS_TASK_WINDOW (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}
