/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-chip.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/assay-row-menu.h"

struct _AssayVisitChip
{
  AdwBin parent_instance;

  AssayAssessment *visit;
};

G_DEFINE_FINAL_TYPE (AssayVisitChip, assay_visit_chip, ADW_TYPE_BIN)

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       user_data)
{
  AssayVisitChip *self = ASSAY_VISIT_CHIP (user_data);

  if (assay_assessment_get_state (self->visit) != ASSAY_ASSESSMENT_PLANNED)
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_INT64, assay_assessment_get_id (self->visit));
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *drag,
          gpointer       user_data)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (user_data));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
assay_visit_chip_dispose (GObject *object)
{
  g_clear_object (&ASSAY_VISIT_CHIP (object)->visit);
  G_OBJECT_CLASS (assay_visit_chip_parent_class)->dispose (object);
}

static void
assay_visit_chip_class_init (AssayVisitChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_visit_chip_dispose;
}

static void
assay_visit_chip_init (AssayVisitChip *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  /* Before the button inside takes the pointer for itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

/**
 * assay_visit_chip_create_menu:
 * @visit: a planned visit
 *
 * Returns: (transfer full): what can be done with it
 */
GMenuModel *
assay_visit_chip_create_menu (AssayAssessment *visit)
{
  GMenu *menu = g_menu_new ();
  const gint64 id = assay_assessment_get_id (visit);

  assay_row_menu_append (menu, _("_Open Visit"), "win.open-assessment", id);
  if (assay_assessment_get_state (visit) == ASSAY_ASSESSMENT_PLANNED)
    assay_row_menu_append (menu, _("_Replan…"), "win.replan-visit", id);
  assay_row_menu_append (menu, _("_Cancel Visit…"), "win.cancel-visit", id);
  assay_row_menu_append (menu, _("Open _Provider"), "win.open-provider", assay_assessment_get_provider_id (visit));
  return G_MENU_MODEL (menu);
}

/**
 * assay_visit_chip_new:
 * @visit: a planned visit
 * @today: ISO date: what was planned before it is late
 *
 * Returns: (transfer floating): its chip
 */
GtkWidget *
assay_visit_chip_new (AssayAssessment *visit,
                      const char      *today)
{
  AssayVisitChip *self = g_object_new (ASSAY_TYPE_VISIT_CHIP, NULL);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (assay_assessment_get_name (visit));
  g_autoptr (GMenuModel) menu = assay_visit_chip_create_menu (visit);
  const char *officer = assay_assessment_get_officer (visit);
  const gboolean is_under_way = assay_assessment_get_state (visit) == ASSAY_ASSESSMENT_UNDER_WAY;
  const gboolean is_late = assay_assessment_get_state (visit) == ASSAY_ASSESSMENT_PLANNED &&
                           g_strcmp0 (assay_assessment_get_planned_on (visit), today) < 0;
  g_autofree char *name =
    g_strdup_printf ("%s, %s, %s%s", assay_assessment_get_name (visit),
                     assay_assessment_kind_get_title (assay_assessment_get_kind (visit)),
                     *officer != '\0' ? officer : _("nobody yet"),
                     is_late ? _(", late") : is_under_way ? _(", under way") : "");

  self->visit = g_object_ref (visit);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  /* A menu button centres its child; names that begin at one place are read faster. */
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_set_halign (gtk_widget_get_parent (label), GTK_ALIGN_START);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "visit-chip");
  if (is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self), "late");
  if (is_under_way)
    gtk_widget_add_css_class (GTK_WIDGET (self), "under-way");
  adw_bin_set_child (ADW_BIN (self), button);
  return GTK_WIDGET (self);
}

/**
 * assay_visit_chip_get_visit:
 * @self: a chip
 *
 * Returns: (transfer none): the visit
 */
AssayAssessment *
assay_visit_chip_get_visit (AssayVisitChip *self)
{
  g_return_val_if_fail (ASSAY_IS_VISIT_CHIP (self), NULL);

  return self->visit;
}
