// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/supplies.h"
#include "ui/admin/form.h"

namespace naru::ui::admin {

/// What the agency hands down to this desk: what of it is in use, since when, and what is amiss.
class ReleasesModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AdminModel")
    /// [{channel, icon, title, kind, second, version, taken, asOf, sentence, next, back}] of every channel; `back` is
    /// what the button says that goes to the other version, or empty.
    Q_PROPERTY(QVariantList rows READ rows NOTIFY wordsChanged)
    Q_PROPERTY(QString summary READ summary NOTIFY wordsChanged)

public:
    explicit ReleasesModel(desk::Desk& desk, QObject* parent = nullptr);
    QVariantList rows() const;
    QString summary() const;

public Q_SLOTS:
    void goBack(const QString& channel);

private:
    QVariantMap row(const char* channel, const std::optional<desk::Supplies::Standing>& standing) const;
};

} // namespace naru::ui::admin
