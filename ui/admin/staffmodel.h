// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/admin/form.h"

namespace naru::ui::admin {

/// Who may sign in at this desk.
class StaffModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AdminModel")
    /// [{id, name, role, kind, second, disabled, self}], in the order they were added.
    Q_PROPERTY(QVariantList people READ people NOTIFY wordsChanged)

public:
    explicit StaffModel(desk::Desk& desk, QObject* parent = nullptr);
    QVariantList people() const;

public Q_SLOTS:
    void add(const QString& name, const QString& role, const QString& pin,
        const QString& again); ///< "clerk", "administrator"
    void disable(qint64 staffId);
    void enable(qint64 staffId);
    void resetPin(qint64 staffId, const QString& pin, const QString& again);

private:
    QString nameOf(qint64 staffId) const;
};

} // namespace naru::ui::admin
