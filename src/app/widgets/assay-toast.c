/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-toast.h"

#include "app/widgets/assay-style.h"

#define BESIDE_TITLE 240         /* its button and edges, in pixels */

/* A window itself is no descendant of its overlay: it is its content. A window that is closed has none. */
static GtkWidget *
find_overlay (GtkWidget *widget)
{
  if (ADW_IS_APPLICATION_WINDOW (widget) && gtk_window_get_application (GTK_WINDOW (widget)) == NULL)
    return NULL;
  if (ADW_IS_APPLICATION_WINDOW (widget))
    return adw_application_window_get_content (ADW_APPLICATION_WINDOW (widget));

  return gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
}

/* The overlay does not tell which toasts it shows or has in line. */
static GPtrArray *
get_toasts (GtkWidget *overlay)
{
  GPtrArray *toasts = g_object_get_data (G_OBJECT (overlay), "toasts");

  if (toasts == NULL)
    {
      toasts = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_data_full (G_OBJECT (overlay), "toasts", toasts,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  return toasts;
}

#define SHOWN_AT "shown-at"
/* How long a toast is on its way up at most, and a little more. */
#define RISING_MS 600

/* The first of those that are left is the one that is seen. */
static void
note_shown (GPtrArray *toasts)
{
  gint64 now = g_get_monotonic_time ();

  if (toasts->len > 0 && g_object_get_data (G_OBJECT (toasts->pdata[0]), SHOWN_AT) == NULL)
    g_object_set_data_full (G_OBJECT (toasts->pdata[0]), SHOWN_AT, g_memdup2 (&now, sizeof now), g_free);
}

static void
dismissed_cb (AdwToast *toast,
              gpointer  user_data)
{
  GPtrArray *toasts = get_toasts (GTK_WIDGET (user_data));

  g_ptr_array_remove (toasts, toast);
  note_shown (toasts);
}

static gboolean
dismiss_cb (gpointer toast)
{
  adw_toast_dismiss (ADW_TOAST (toast));
  return G_SOURCE_REMOVE;
}

/**
 * assay_toast_dismiss:
 * @toast: a toast that was said
 *
 * Takes a toast away, as soon as it has come up: in libadwaita 1.2 one that is dismissed on its way up is used after
 * it is freed when another one went down before it, and the program ends.
 */
void
assay_toast_dismiss (AdwToast *toast)
{
  const gint64 *shown_at = g_object_get_data (G_OBJECT (toast), SHOWN_AT);
  const gint64 age_ms = shown_at != NULL ? (g_get_monotonic_time () - *shown_at) / 1000 : RISING_MS;

  if (age_ms >= RISING_MS)
    adw_toast_dismiss (toast);
  else
    g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) (RISING_MS - age_ms), dismiss_cb, g_object_ref (toast),
                        g_object_unref);
}

/**
 * assay_toast_dismiss_all:
 * @widget: any widget of the window
 *
 * Takes away what was said, because it concerns a page that is left.
 */
void
assay_toast_dismiss_all (GtkWidget *widget)
{
  GtkWidget *overlay = find_overlay (widget);
  GPtrArray *toasts;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  toasts = get_toasts (overlay);
  /* From the end, so that what waits in line is not shown first. */
  for (guint i = toasts->len; i-- > 0;)
    {
      g_autoptr (AdwToast) toast = g_object_ref (toasts->pdata[i]);

      assay_toast_dismiss (toast);
    }
}

/**
 * assay_toast:
 * @widget: any widget of the window
 * @text: what was done, as a plain sentence
 *
 * Says a word at the foot of the window for a few seconds.
 */
void
assay_toast (GtkWidget  *widget,
             const char *text)
{
  assay_toast_with_action (widget, text, NULL, NULL, NULL);
}

/* A toast's own title has one line, which holds few words in large text. A title of several would be as wide as its
 * words in one: it is told how many letters the window holds. */
static void
wrap_title (AdwToast   *toast,
            GtkWidget  *overlay,
            const char *text)
{
  const double letter = 0.6 * 11 * 96 / 72 * assay_style_get_scale (overlay);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label),
                                 (int) CLAMP ((gtk_widget_get_width (overlay) - BESIDE_TITLE) / letter, 20, 70));
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
}

/**
 * assay_toast_with_action:
 * @widget: any widget of the window
 * @text: what was done
 * @label: (nullable): the words on its button, usually “Undo”
 * @action_name: (nullable): the action it activates
 * @target: (nullable): the action's target; floating is taken
 *
 * Says a word at the foot of the window with something that can be done about it, in place of what was said before.
 *
 * Returns: (transfer none) (nullable): the toast, gone with its overlay; NULL where the window is closed
 */
AdwToast *
assay_toast_with_action (GtkWidget  *widget,
                         const char *text,
                         const char *label,
                         const char *action_name,
                         GVariant   *target)
{
  GtkWidget *overlay = find_overlay (widget);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (overlay == NULL)
    {
      if (target != NULL)
        g_variant_unref (g_variant_ref_sink (target));
      return NULL;
    }
  /* What was said before would come after this and be taken for it, and its button with it. */
  assay_toast_dismiss_all (overlay);
  toast = adw_toast_new (markup);
  if (assay_style_get_scale (widget) > 1)
    wrap_title (toast, overlay, text);
  if (label != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action_name);
      adw_toast_set_action_target_value (toast, target);
    }
  g_ptr_array_add (get_toasts (overlay), g_object_ref (toast));
  note_shown (get_toasts (overlay));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  return toast;
}
