// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace naru::interop {

/// The npm packages of tests/interop/peers in a cache outside the checkout, installed once per lock file.
class Peers {
public:
    /// Empty: ready. Else why not, to skip by (or, in CI, to fail by).
    QString prepare();
    /// One run of peers/<script>.mjs: the job as JSON in, an answer as JSON out. A script that fails gives {"error":
    /// …}.
    QJsonObject run(const QString& script, const QJsonObject& job) const;

private:
    QString install(const QString& npm) const;
    QString m_node;
    QString m_folder;
};

} // namespace naru::interop
