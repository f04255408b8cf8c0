// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/admin/form.h"

namespace naru::ui::admin {

/// The issuers this desk believes: how many, how old, and how new ones come in.
class TrustModel : public naru::ui::admin::Form {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of AdminModel")
    Q_PROPERTY(QString kind READ kind NOTIFY wordsChanged)
    Q_PROPERTY(QString count READ count NOTIFY wordsChanged)          ///< "3곳"
    Q_PROPERTY(QString age READ age NOTIFY wordsChanged)              ///< "11월 20일 목록 · 2일 지남"
    Q_PROPERTY(QString skipped READ skipped NOTIFY wordsChanged)      ///< empty: none
    Q_PROPERTY(QVariantList issuers READ issuers NOTIFY wordsChanged) ///< [{name, second}], values from outside

public:
    explicit TrustModel(desk::Desk& desk, QObject* parent = nullptr);
    QString kind() const;
    QString count() const;
    QString age() const;
    QString skipped() const;
    QVariantList issuers() const;

public Q_SLOTS:
    void importFile(const QString& path);
};

} // namespace naru::ui::admin
