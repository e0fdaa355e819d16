/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-toast.h"

/* A window itself is no descendant of its overlay: it is its content. */
static GtkWidget *
find_overlay (GtkWidget *widget)
{
  if (ADW_IS_APPLICATION_WINDOW (widget))
    return adw_application_window_get_content (ADW_APPLICATION_WINDOW (widget));

  return gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
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

/**
 * assay_toast_with_action:
 * @widget: any widget of the window
 * @text: what was done
 * @label: (nullable): the words on its button, usually “Undo”
 * @action_name: (nullable): the action it activates
 * @target: (nullable): the action's target; floating is taken
 *
 * Says a word at the foot of the window with something that can be done about it.
 *
 * Returns: (transfer none): the toast, gone with its overlay
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

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  toast = adw_toast_new (markup);
  if (label != NULL)
    {
      adw_toast_set_button_label (toast, label);
      adw_toast_set_action_name (toast, action_name);
      adw_toast_set_action_target_value (toast, target);
    }
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  return toast;
}
